/** Times as people read them here; UTC is what the tooltip shows. */

/** "en" alone would write dates the American way. */
const LOCALES: Readonly<Record<string, string>> = { en: "en-GB", sv: "sv-SE" };

function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}

function isToday(date: Date): boolean {
  return date.toDateString() === new Date().toDateString();
}

export function clock(iso: string, language: string): string {
  return new Date(iso).toLocaleTimeString(localeOf(language), { hour12: false });
}

/** The time of day for today, the date and time before that. */
export function moment(iso: string, language: string): string {
  const date = new Date(iso);
  if (isToday(date)) {
    return date.toLocaleTimeString(localeOf(language), {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    });
  }
  return date.toLocaleString(localeOf(language), {
    day: "numeric",
    month: "short",
    ...(date.getFullYear() !== new Date().getFullYear() && { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

export function inUtc(iso: string): string {
  return `${new Date(iso).toISOString().replace("T", " ").slice(0, 19)} UTC`;
}

export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** 1 is Monday; the first of January 2024 was one. */
export function weekdayName(day: number, language: string): string {
  const date = new Date(Date.UTC(2024, 0, day));
  return date.toLocaleDateString(localeOf(language), { weekday: "short", timeZone: "UTC" });
}

/** 1 is Monday, in full. */
export function longWeekdayName(day: number, language: string): string {
  const date = new Date(Date.UTC(2024, 0, day));
  const name = date.toLocaleDateString(localeOf(language), { weekday: "long", timeZone: "UTC" });
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const DAY_AND_TIME: Intl.DateTimeFormatOptions = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
};

/** Day and time by the clock of a place, such as that of shared opening hours. */
export function dayAndTime(iso: string, place: { zone: string; language: string }): string {
  const told = (timeZone: string): string =>
    new Date(iso).toLocaleString(localeOf(place.language), { ...DAY_AND_TIME, timeZone });
  try {
    return told(place.zone);
  } catch {
    // A zone that this browser does not know.
    return `${told("UTC")} UTC`;
  }
}

/** Days as `2026-12-24`, with the year: opening hours reach beyond this one. */
export function dateRange(first: string, last: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const [from, until] = [new Date(`${first}T00:00Z`), new Date(`${last}T00:00Z`)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return "";
  return first === last ? format.format(from) : format.formatRange(from, until);
}

/** A day as people write it beside others of the same weeks. */
export function shortDate(day: string, language: string): string {
  const date = new Date(`${day}T00:00Z`);
  return date.toLocaleDateString(localeOf(language), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}

/** A day in full, to be read out. */
export function longDate(day: string, language: string): string {
  const date = new Date(`${day}T00:00Z`);
  return date.toLocaleDateString(localeOf(language), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
}

/** Today, and the time, by the clock of a place: `2026-12-24T15:10`. */
export function wallClock(zone: string, at = new Date()): string {
  const format: Intl.DateTimeFormatOptions = { dateStyle: "short", timeStyle: "short" };
  try {
    return at.toLocaleString("sv-SE", { ...format, timeZone: zone }).replace(" ", "T");
  } catch {
    // A zone that this browser does not know.
    return at.toLocaleString("sv-SE", format).replace(" ", "T");
  }
}
