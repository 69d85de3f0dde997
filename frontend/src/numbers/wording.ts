/** How a number stands at the carrier, as a sentence. */
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import { moment } from "../i18n/times";
import { heldIn, standingOf } from "./standing";

/** What one needs to know beyond the word; empty where the word says it all. */
export function useStandingText(): (number: PhoneNumber) => string {
  const { t, i18n } = useTranslation();
  const heldText = useHeldText();
  return (number) => {
    const { carrier, answers } = number;
    const standing = standingOf(number);
    if (carrier === null) return t("standing.offlineText");
    if (carrier.gone_at !== null) {
      return t("standing.goneText", { when: moment(carrier.gone_at, i18n.language) });
    }
    if (carrier.trouble !== "") return carrier.trouble;
    if (standing === "idle") return t("standing.idleText");
    if (standing === "waiting") {
      return t(answers ? "standing.waitingText" : "standing.waitingForPublish");
    }
    if (standing === "unset") return t("standing.unsetText");
    return standing === "elsewhere" ? heldText(carrier.holds) : "";
  };
}

/** What the carrier holds that is not ours. */
export function useHeldText(): (holds: string) => string {
  const { t } = useTranslation();
  return (holds) => {
    const held = heldIn(holds);
    return t(`held.${held.kind}`, { ...held });
  };
}
