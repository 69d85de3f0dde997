/** Each person's colour: the same for everybody, and dark enough for white letters. */

const COLOURS = [
  "#9c36b5",
  "#c2255c",
  "#0b7285",
  "#a61e4d",
  "#5f3dc4",
  "#2b6e2f",
  "#1864ab",
  "#8f4a00",
] as const;

export function colourOf(username: string): string {
  let sum = 0;
  for (const letter of username) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}
