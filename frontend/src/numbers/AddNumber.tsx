/** Puts a number into the list; it can be tried before the carrier has it. */
import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { spacedNumber } from "../catalogue/phone";
import { useAddNumber } from "../store/numbers";
import { Dialog } from "../ui/Dialog";
import { NumberForm } from "./NumberForm";
import { EMPTY_DRAFT, changesIn } from "./draft";
import type { NumberDraft } from "./draft";

export function AddNumber({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddNumber();
  const send = (draft: NumberDraft): void =>
    add.mutate(
      { number: draft.number.trim(), ...changesIn(draft, EMPTY_DRAFT) },
      {
        onSuccess: ({ number }) => {
          const message = t("number.added", { number: spacedNumber(number) });
          notifications.show({ color: "green", message });
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title={t("number.add")}>
      <Text size="sm" c="dimmed" mb="md">
        {t("number.addHelp")}
      </Text>
      <NumberForm
        number={null}
        action={t("number.addShort")}
        busy={add.isPending}
        error={add.error}
        onSubmit={send}
        onClose={onClose}
      />
    </Dialog>
  );
}
