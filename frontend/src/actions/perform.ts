/** Carries an action out, and sees that the keyboard's place is not lost with what it took away. */
import type { Action } from "./action";
import type { Desk } from "./desk";

/** What an action takes away goes in the next rendering. */
const GONE_MS = 60;

export function keepFocus(desk: Pick<Desk, "toSteps">): void {
  setTimeout(() => {
    if (document.activeElement === document.body) desk.toSteps();
  }, GONE_MS);
}

export function perform(action: Action, desk: Desk): void {
  action.run(desk);
  keepFocus(desk);
}
