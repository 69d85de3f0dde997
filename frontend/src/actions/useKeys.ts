/** The keyboard of the editor: what is pressed becomes the action that names it. */
import { useEffect } from "react";
import { ACTIONS } from ".";
import type { Action } from "./action";
import type { Desk } from "./desk";
import { isPressed, isTyping, onCanvas } from "./keys";

/** False where the key means something to what has the focus. */
function isFree({ everywhere, onCanvas: there }: Action, { target }: KeyboardEvent): boolean {
  if (there === true) return target === document.body || onCanvas(target);
  return everywhere === true || !isTyping(target);
}

function meant(event: KeyboardEvent): Action | undefined {
  return ACTIONS.find(
    (action) =>
      action.native !== true &&
      action.keys?.some((keys) => isPressed(keys, event)) === true &&
      isFree(action, event),
  );
}

export function useKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = meant(event);
      if (action === undefined) return;
      const enabled = action.enabled(desk.store.getState());
      // Tab must go on to the next thing where it adds nothing.
      if (!enabled && action.onCanvas === true) return;
      event.preventDefault();
      if (enabled) action.run(desk);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [desk]);
}
