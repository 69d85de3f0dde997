/** What a person may do beyond drawing, as the pages ask it. */
import type { Me, Right } from "../api/types";

/** What the roles have that may see numbers. */
const ROLES: readonly Right[] = ["design", "publish", "operate", "review"];
const PANEL: readonly Right[] = ["see_panel", "flip", "announce", "edit_table", "edit_callers"];

/** Every role may see the numbers; a person without one may see nothing. */
export function maySeeNumbers(me: Me | undefined): boolean {
  return me?.rights.some((right) => ROLES.includes(right)) ?? false;
}

/** The panel opens for whoever may see it or set anything in it. */
export function maySeePanel(me: Me | undefined): boolean {
  return me?.rights.some((right) => PANEL.includes(right)) ?? false;
}

export function may(me: Me | undefined, right: Right): boolean {
  return me?.rights.includes(right) ?? false;
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
