/** Times as people read them here; UTC is what the tooltip shows. */

function isToday(date: Date): boolean {
  return date.toDateString() === new Date().toDateString();
}

export function clock(iso: string, language: string): string {
  return new Date(iso).toLocaleTimeString(language, { hour12: false });
}

/** The time of day for today, the date and time before that. */
export function moment(iso: string, language: string): string {
  const date = new Date(iso);
  if (isToday(date)) {
    return date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false });
  }
  return date.toLocaleString(language, {
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
