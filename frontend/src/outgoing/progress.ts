/** How far a call of our own has come. */
import type { OutgoingCall, OutgoingState } from "../api/types";

export const STATES: readonly OutgoingState[] = [
  "waiting",
  "calling",
  "answered",
  "given_up",
  "refused",
  "unknown",
  "cancelled",
];

/** Whether anything can still be done about it. */
export const isUnderWay = ({ state }: OutgoingCall): boolean =>
  state === "waiting" || state === "calling";

/** The first attempt and all that may follow it. */
export function mostAttempts({ retries }: OutgoingCall): number {
  return Object.values(retries).reduce((sum, { times }) => sum + times, 1);
}

/** The cursor in the address of another page. */
export function cursorIn(address: string | null): string | null {
  return address === null ? null : new URL(address).searchParams.get("cursor");
}
