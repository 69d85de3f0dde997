/** Opening hours in words: a verdict, a moment in the calendar's own zone, a whole day. */
import type { TFunction } from "i18next";
import type { Day, Told, Verdict } from "../api/hours";
import { dayAndTime } from "../i18n/times";
import { timeOf } from "./draft";

/** "Open", "Closed (Summer)", "Holiday: Christmas Eve". */
export function verdictInWords({ way, because, name }: Verdict, t: TFunction): string {
  if (because === "broken") return t("hours.broken");
  const named = name === "" ? "plain" : "named";
  if (because === "override")
    return t(`hours.byHand_${way === "open" ? "open" : "closed"}_${named}`, { name });
  if (because === "short_day") return t("hours.shortDayNamed", { name });
  return t(`hours.way_${way}_${named}`, { name });
}

/** What happens at a moment, and until when. */
export function toldInWords(told: Told, given: Given): string {
  const { t, zone, language } = given;
  const what = verdictInWords(told.verdict, t);
  if (told.until === null || told.then === null) return t("hours.always", { what });
  const until = dayAndTime(told.until, { zone, language });
  return t("hours.until", { what, until, then: verdictInWords(told.then, t) });
}

interface Given {
  readonly t: TFunction;
  readonly zone: string;
  readonly language: string;
}

/** A day as it is read out: its times and what they are. */
export function dayInWords({ pieces, clock }: Day, t: TFunction): string {
  const [only] = pieces;
  const told =
    pieces.length === 1 && only !== undefined
      ? t("hours.allDay", { what: verdictInWords(only.verdict, t) })
      : pieces
          .filter(({ verdict }) => verdict.way !== "closed" || verdict.because !== "weekly")
          .map(({ start, end, verdict }) =>
            t("hours.piece", {
              from: timeOf(start),
              until: timeOf(end),
              what: verdictInWords(verdict, t),
            }),
          )
          .join(", ");
  return clock === "" ? told : `${told}. ${t(`hours.clock_${clock}`)}`;
}

/** What sets the day apart, short enough for its field in the picture; empty for a usual one. */
export function dayName({ pieces }: Day): string {
  const set = pieces.find(({ verdict: { name, because } }) => name !== "" && because !== "season");
  return set?.verdict.name ?? "";
}
