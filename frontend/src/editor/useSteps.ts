/** Between the steps and the form: Enter goes in, Escape comes back to where one was. */
import { useCallback, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { focusIn, focusPane } from "../actions/panes";
import type { Desk } from "../actions/desk";
import type { Drawers } from "./useDrawers";

/** To the name of the step, or to the first control where what is selected has no name. */
function intoForm(form: HTMLElement, where: "first" | "name"): void {
  const name = form.querySelector<HTMLInputElement>("[data-step-name]");
  if (name === null) {
    focusIn(form);
    return;
  }
  name.focus();
  if (where === "name") name.select();
}

export function useSteps(pull: Drawers["pull"]): Pick<Desk, "toForm" | "toSteps"> {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      const steps = target instanceof Element ? target.closest("[data-steps]") : null;
      if (steps !== null) last.current = steps;
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  const toSteps = useCallback((): void => {
    pull(null);
    const pane = last.current?.isConnected === true ? last.current.closest("[data-pane]") : null;
    if (pane === null || !focusIn(pane)) focusPane("canvas");
  }, [pull]);
  const toForm = useCallback(
    (where: "first" | "name"): void => {
      // All at once: what is drawn a moment later takes the keyboard from whoever has gone on.
      flushSync(() => pull("form"));
      const form = document.querySelector<HTMLElement>('[data-pane="form"]');
      if (form === null) return;
      // The form of the step is drawn as soon as somebody is in it.
      flushSync(() => form.focus());
      intoForm(form, where);
    },
    [pull],
  );
  return { toForm, toSteps };
}
