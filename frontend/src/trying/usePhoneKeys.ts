/** The keys of the keyboard are those of the phone, as long as a call is on and nobody types. */
import type { KeyboardEvent } from "react";
import { isTyping } from "../actions/keys";
import type { Phone } from "./phone";

export const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

export function usePhoneKeys(phone: Phone): (event: KeyboardEvent) => void {
  return (event) => {
    const isFree = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isFree || !KEYS.some((key) => key === event.key)) return;
    if (!phone.isOn) return;
    event.preventDefault();
    event.stopPropagation();
    phone.press(event.key);
  };
}
