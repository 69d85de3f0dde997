/** Puts values into the places of a sentence: "{key} {label}" → "1 Sales". */

const PLACE = /\{(\w+)\}/g;

/** A value as text: nothing for what is missing, and none for lists and objects. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return "";
}

export function fill(sentence: string, value: (place: string) => string): string {
  return sentence.replace(PLACE, (_, place: string) => value(place));
}

export function placesOf(sentence: string): string[] {
  return [...sentence.matchAll(PLACE)].map((match) => match[1] ?? "");
}
