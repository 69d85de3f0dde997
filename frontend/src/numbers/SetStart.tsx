/** Asks before a number is taken from whatever answers it at the carrier now. */
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { useSetStart } from "../store/numbers";
import { Confirm } from "../ui/Confirm";
import { standingOf } from "./standing";
import { useHeldText } from "./wording";

interface Props {
  readonly number: PhoneNumber;
  readonly onClose: () => void;
}

export function SetStart({ number, onClose }: Props) {
  const { t } = useTranslation();
  const heldText = useHeldText();
  const set = useSetStart();
  const flow = number.flow?.name ?? "";
  const taken = standingOf(number) === "elsewhere" ? number.carrier?.holds : undefined;
  const done = (): void => {
    notifications.show({ color: "green", message: t("number.startWanted") });
    onClose();
  };
  return (
    <Confirm
      title={t("number.setStartTitle", { number: spacedNumber(number.number) })}
      text={
        taken !== undefined
          ? t("number.setStartTakes", { held: heldText(taken), flow })
          : t("number.setStartText", { flow })
      }
      action={t("number.setStartShort")}
      busy={set.isPending}
      error={set.error}
      onConfirm={() => set.mutate(number.id, { onSuccess: done })}
      onClose={onClose}
    />
  );
}
