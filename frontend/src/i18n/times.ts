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
