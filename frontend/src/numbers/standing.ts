/** How a number stands at the carrier, as one word. */
import type { PhoneNumber, StartState } from "../api/types";

export type Standing = StartState | "offline" | "gone" | "unset";

export function standingOf({ carrier }: PhoneNumber): Standing {
  if (carrier === null) return "offline";
  if (carrier.gone_at !== null) return "gone";
  return carrier.state === "elsewhere" && carrier.holds === "" ? "unset" : carrier.state;
}

/** Those of our numbers that the carrier's account has: it may refuse to call from others. */
export function mayCallFrom(number: PhoneNumber, all: readonly PhoneNumber[]): boolean {
  // Before the carrier's list was ever fetched nobody can tell.
  const fetched = all.some(({ carrier }) => carrier !== null);
  return !fetched || !["offline", "gone"].includes(standingOf(number));
}

/** Whether there is something to set: the carrier has the number, and not what it should hold. */
export function canBeSet(number: PhoneNumber): boolean {
  if (number.flow === null) return false;
  return ["idle", "waiting", "failed", "elsewhere", "unset"].includes(standingOf(number));
}

/** What stands for a flow that is kept at the carrier as JSON. */
const KEPT_FLOW = "{…}";

export type Held =
  { readonly kind: "host"; readonly host: string } | { readonly kind: "flow" | "unreadable" };

/** What the carrier has instead of our start address. */
export function heldIn(holds: string): Held {
  if (holds === KEPT_FLOW) return { kind: "flow" };
  const host = /^[a-z]+:\/\/([^/]+)/i.exec(holds)?.[1];
  return host === undefined ? { kind: "unreadable" } : { kind: "host", host };
}
