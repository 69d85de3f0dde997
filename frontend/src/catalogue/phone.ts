/** Phone numbers as people write and read them. */
import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Spaces for the eye only; what is not an E.164 number stays as it was written. */
export function spacedNumber(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** The country whose numbers may be written without their country code. */
const HOME_COUNTRY = "SE";

/** A SIP address, or a text with a variable: neither is read as a number. */
const NO_NUMBER = /^\s*sips?:|\{/;

/** A number as the carrier takes it (E.164); what is no number only loses what stands between digits. */
export function plainNumber(typed: string): string {
  if (NO_NUMBER.test(typed)) return typed.trim();
  const digits = typed.replaceAll(/[\s()./-]/g, "").replace(/^00/, "+");
  const number = parsePhoneNumberFromString(digits, HOME_COUNTRY);
  return number?.isValid() === true ? number.number : digits;
}

/** Whether a number that is being typed is a whole one; null for nothing, and for what is none. */
export function isWhole(typed: string): boolean | null {
  if (typed.trim() === "" || NO_NUMBER.test(typed)) return null;
  return parsePhoneNumberFromString(plainNumber(typed))?.isValid() === true;
}
