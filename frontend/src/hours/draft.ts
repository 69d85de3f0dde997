/** Opening hours as they are written: a plain value, and the ways it is changed. */
import type { Definition, HoursException, Season, Span, Week } from "../api/hours";

export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const WORKING_DAYS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);
const OFFICE: readonly Span[] = [{ start: "08:00", end: "17:00" }];
const LAST_MINUTE = 24 * 60;

/** What most offices begin with. */
export function newDefinition(zone: string): Definition {
  return {
    zone,
    weekly: WEEKDAYS.map((day) => (WORKING_DAYS.has(day) ? OFFICE : [])),
    seasons: [],
    exceptions: [],
    holidays: {
      country: zone === "Europe/Stockholm" ? "SE" : "",
      closed: zone === "Europe/Stockholm" ? "office" : "red_days",
      short_days: false,
      short_until: "12:00",
    },
  };
}

/** Whether what the server holds can be shown in a form; else it is written anew. */
export function isDefinition(stored: unknown): stored is Definition {
  if (typeof stored !== "object" || stored === null) return false;
  const lists = ["weekly", "seasons", "exceptions"] as const;
  return lists.every((name) => Array.isArray((stored as Record<string, unknown>)[name]));
}

/** "8", "830", "8.30" and "24" as a clock writes them; null for what is no time. */
export function readTime(typed: string): string | null {
  const text = typed.trim();
  const match = /^(\d{1,2})(?:[:.,\s]?(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  if (Number(match[2] ?? 0) > 59 || minutes > LAST_MINUTE) return null;
  return timeOf(minutes);
}

export function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** What most likely comes after the spans there are: the afternoon, or an hour more. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined) return { start: "08:00", end: "17:00" };
  const start = Math.min(minutesOf(last.end) + 60, LAST_MINUTE - 60);
  return { start: timeOf(start), end: timeOf(Math.min(start + 240, LAST_MINUTE)) };
}

export function withDay(week: Week, day: number, spans: readonly Span[]): Week {
  return week.map((old, at) => (at === day ? spans : old));
}

/** The hours of one day for the others too. */
export function copied(week: Week, from: number, to: readonly number[]): Week {
  return week.map((old, at) => (to.includes(at) ? (week[from] ?? []) : old));
}

/** The days a day's hours may be copied to at once. */
export const COPY_TO = {
  workingDays: [0, 1, 2, 3, 4],
  everyDay: [0, 1, 2, 3, 4, 5, 6],
} as const;

export function newException(today: string): HoursException {
  return { name: "", first: today, last: today, yearly: false, kind: "closed", spans: [] };
}

export function newSeason(today: string, weekly: Week): Season {
  return { name: "", first: today, last: today, yearly: false, weekly };
}

/** Another day moves the other end along, so that no range is ever turned round. */
export function withDates<Dated extends { readonly first: string; readonly last: string }>(
  dated: Dated,
  change: { readonly first?: string; readonly last?: string },
): Dated {
  const first = change.first ?? dated.first;
  const last = change.last ?? dated.last;
  if (first <= last) return { ...dated, first, last };
  return change.first === undefined
    ? { ...dated, first: last, last }
    : { ...dated, first, last: first };
}

/** What came out of a file, beside what is there already; the same twice is once. */
export function merged(
  there: readonly HoursException[],
  added: readonly HoursException[],
): readonly HoursException[] {
  const known = new Set(there.map((one) => JSON.stringify(identity(one))));
  return [...there, ...added.filter((one) => !known.has(JSON.stringify(identity(one))))];
}

function identity({ name, first, last, kind, spans }: HoursException) {
  return [name, first, last, kind, spans.map(({ start, end }) => [start, end])];
}

/** Whether nothing of it lies ahead: such are folded away. */
export function isPast(dated: { readonly last: string; readonly yearly: boolean }, today: string) {
  return !dated.yearly && dated.last < today;
}
