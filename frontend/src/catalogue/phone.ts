/** Phone numbers as people write and read them. */
import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Spaces for the eye only; what is not an E.164 number stays as it was written. */
export function spacedNumber(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** What people type between digits, taken away; 00 is how many write the plus. */
export function plainNumber(typed: string): string {
  return typed.replaceAll(/[\s()./-]/g, "").replace(/^00/, "+");
}
