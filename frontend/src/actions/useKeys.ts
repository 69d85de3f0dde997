/** The keyboard of the editor: what is pressed becomes the action that names it. */
import { useEffect } from "react";
import { ACTIONS } from ".";
import type { EditorState } from "../store/state";
import type { Action } from "./action";
import type { Desk } from "./desk";
import { isDrawing, isPressed, isTyping } from "./keys";
import { isSteps } from "./panes";
import { perform } from "./perform";
import { useKeysOf } from "./single-keys";

/** False where the key means something to what has the focus; Tab leaves every list and box. */
function isFree({ everywhere, where }: Action, { target, key }: KeyboardEvent): boolean {
  if (key === "Tab") return isDrawing(target);
  if (where !== undefined) {
    return isDrawing(target) || (where === "steps" && isSteps(target));
  }
  return everywhere === true || !isTyping(target);
}

type KeysOf = (action: Action) => readonly string[];

/** Of two actions with the same key, the one that can be done just now. */
function meant(event: KeyboardEvent, state: EditorState, keysOf: KeysOf): Action | undefined {
  const named = ACTIONS.filter(
    (action) =>
      action.native !== true &&
      keysOf(action).some((keys) => isPressed(keys, event)) &&
      isFree(action, event),
  );
  return named.find((action) => action.enabled(state)) ?? named[0];
}

export function useKeys(desk: Desk): void {
  const keysOf = useKeysOf();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const state = desk.store.getState();
      const action = meant(event, state, keysOf);
      if (action === undefined) return;
      const enabled = action.enabled(state);
      // Tab must go on to the next thing where it adds nothing.
      if (!enabled && (action.where !== undefined || event.key === "Tab")) return;
      event.preventDefault();
      if (enabled) perform(action, desk);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [desk, keysOf]);
}
