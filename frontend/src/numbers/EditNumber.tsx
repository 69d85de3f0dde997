/** Changes a number's label, its note, and the flow its calls go to. */
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { useChangeNumber } from "../store/numbers";
import { Dialog } from "../ui/Dialog";
import { NumberForm } from "./NumberForm";
import { changesIn, draftOf } from "./draft";

interface Props {
  readonly number: PhoneNumber;
  readonly onClose: () => void;
}

export function EditNumber({ number, onClose }: Props) {
  const { t } = useTranslation();
  const change = useChangeNumber(number.id);
  return (
    <Dialog onClose={onClose} title={spacedNumber(number.number)}>
      <NumberForm
        number={number}
        action={t("common.save")}
        busy={change.isPending}
        error={change.error}
        onSubmit={(draft) =>
          change.mutate(changesIn(draft, draftOf(number)), { onSuccess: onClose })
        }
        onClose={onClose}
      />
    </Dialog>
  );
}
