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

/** What is set, and from whom the number is taken by that. */
function useQuestion(number: PhoneNumber): string {
  const { t } = useTranslation();
  const heldText = useHeldText();
  const flow = number.flow?.name ?? "";
  if (number.maintenance) return t("maintenance.giveAgainText");
  return number.carrier !== null && standingOf(number) === "elsewhere"
    ? t("number.setStartTakes", { held: heldText(number.carrier.holds), flow })
    : t("number.setStartText", { flow });
}

export function SetStart({ number, onClose }: Props) {
  const { t } = useTranslation();
  const question = useQuestion(number);
  const set = useSetStart();
  const done = (): void => {
    notifications.show({ color: "green", message: t("number.startWanted") });
    onClose();
  };
  return (
    <Confirm
      title={t("number.setStartTitle", { number: spacedNumber(number.number) })}
      text={question}
      action={t("number.setStartShort")}
      busy={set.isPending}
      error={set.error}
      onConfirm={() => set.mutate(number.id, { onSuccess: done })}
      onClose={onClose}
    />
  );
}
