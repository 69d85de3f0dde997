/** How a number stands at the carrier, as one word. */
import type { PhoneNumber, StartState } from "../api/types";

export type Standing = StartState | "offline" | "gone";

export function standingOf({ carrier }: PhoneNumber): Standing {
  if (carrier === null) return "offline";
  return carrier.gone_at === null ? carrier.state : "gone";
}

/** Whether there is something to set: the carrier has the number, with another address. */
export function canBeSet(number: PhoneNumber): boolean {
  if (number.flow === null || number.maintenance) return false;
  return ["idle", "waiting", "failed", "elsewhere"].includes(standingOf(number));
}

/** What stands for a flow that is kept at the carrier as JSON. */
const KEPT_FLOW = "{…}";

export type Held = "host" | "flow" | "nothing";

export function heldBy(holds: string): Held {
  if (holds === "") return "nothing";
  return holds === KEPT_FLOW ? "flow" : "host";
}
