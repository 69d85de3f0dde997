/** What was done in the panel, in words; and moments as the panel's reader has them. */
import type { TFunction } from "i18next";
import type { PanelLine } from "../api/panel";
import { asText } from "../catalogue/fill";
import { dayAndTime } from "../i18n/times";

const DONE = ["made", "saved", "flipped", "announced", "ended", "deleted"] as const;

/** By the clock of whoever looks. */
export function when(iso: string, language: string): string {
  return dayAndTime(iso, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, language });
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** "To “Storm”", "Saved: 3 rows, 1 added, 0 removed". */
function doneInWords({ did, what }: PanelLine, t: TFunction): string {
  const known = DONE.find((one) => one === did);
  if (known === undefined) return did;
  if (known === "saved" && "rows" in what) {
    return t("panel.did_savedRows", {
      rows: numberOf(what["rows"]),
      added: numberOf(what["added"]),
      removed: numberOf(what["removed"]),
    });
  }
  if (known === "flipped" && what["by_itself"] === true) {
    return t("panel.did_flippedBack", { position: asText(what["position"]) });
  }
  const said = { position: asText(what["position"]), message: asText(what["message"]) };
  return t(`panel.did_${known}`, said);
}

function whoInWords({ by, how, person }: PanelLine, t: TFunction): string {
  if (how === "studio" || person === "") return by ?? t("panel.somebody");
  return t(how === "phone" ? "panel.personByPhone" : "panel.personBySms", { person });
}

export function lineInWords(line: PanelLine, t: TFunction, language: string): string {
  const said = {
    what: doneInWords(line, t),
    who: whoInWords(line, t),
    at: when(line.at, language),
  };
  const whole =
    line.until === null
      ? t("panel.line", said)
      : t("panel.lineUntil", { ...said, until: when(line.until, language) });
  return line.reason === "" ? whole : `${whole} – ${line.reason}`;
}

/** A moment as the person's own browser shows it, for the server in UTC; null where it is none. */
export function inUtc(local: string): string | null {
  const at = new Date(local);
  return local === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
