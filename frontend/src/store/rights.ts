/** What a person may do beyond drawing, as the pages ask it. */
import type { Me } from "../api/types";

/** Every role may see the numbers; a person without one may see nothing. */
export function maySeeNumbers(me: Me | undefined): boolean {
  return (me?.rights.length ?? 0) > 0;
}

/** Numbers, outgoing calls and what the carrier is told. */
export function mayOperate(me: Me | undefined): boolean {
  return me?.rights.includes("operate") ?? false;
}

/** Opening hours change for the next call: those who draw may, and those who look after. */
export function mayKeepHours(me: Me | undefined): boolean {
  return me?.rights.some((right) => right === "design" || right === "operate") ?? false;
}

/** People, teams and who is on duty: the same. */
export const mayKeepPeople = mayKeepHours;

/** The admin, and the list of outgoing calls, open for whom the server lets see calls. */
export function mayLookAfter(me: Me | undefined): boolean {
  return me?.rights.includes("review") ?? false;
}
