/** Lengths of time as people write and read them: "90", "1:30", "1 min 30 s". */

const CLOCK = /^(\d{1,4}):([0-5]?\d)$/;
const WORDS = /^(?:(\d{1,3})\s*h\s*)?(?:(\d{1,4})\s*m(?:in)?\s*)?(?:(\d{1,6})\s*s?)?$/;

/** Whole seconds; null for what is no length of time. */
export function secondsOf(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  const clock = CLOCK.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const words = text === "" ? null : WORDS.exec(text);
  if (words === null) return null;
  const [hours, minutes, seconds] = words
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** “25 s”, “1 min 30 s”, “4 h”: the signs of the units are the same in every language we speak. */
export function spokenSeconds(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0);
  return said.length === 0 ? "0 s" : said.map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}
