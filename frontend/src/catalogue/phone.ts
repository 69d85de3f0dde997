/** Phone numbers as people read them. */

const SWEDISH_MOBILE = /^\+46(7\d)(\d{3})(\d{2})(\d{2})$/;
const COUNTRY = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,})$/;

/** Spaces for the eye only; what is not an E.164 number stays as it was written. */
export function spacedNumber(number: string): string {
  const mobile = SWEDISH_MOBILE.exec(number);
  if (mobile !== null) return `+46 ${mobile.slice(1).join(" ")}`;
  const parts = COUNTRY.exec(number);
  if (parts === null) return number;
  const [, country = "", rest = ""] = parts;
  const groups = rest.match(/\d{2,3}(?=(?:\d{2,3})*$)/g) ?? [rest];
  return `+${country} ${groups.join(" ")}`;
}

/** What people type between digits, taken away; 00 is how many write the plus. */
export function plainNumber(typed: string): string {
  return typed.replaceAll(/[\s()./-]/g, "").replace(/^00/, "+");
}
