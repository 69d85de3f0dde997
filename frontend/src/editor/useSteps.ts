/** Between the steps and the form: Enter goes in, Escape comes back to where one was. */
import { useCallback, useEffect, useRef } from "react";
import { focusIn, focusPane } from "../actions/panes";
import type { Desk } from "../actions/desk";
import type { Drawers } from "./useDrawers";

/** The form of what has just been selected comes with the next rendering. */
const DRAWN_MS = 30;

function intoForm(where: "first" | "name"): void {
  setTimeout(() => {
    const name = document.querySelector<HTMLInputElement>('[data-pane="form"] [data-step-name]');
    if (name === null) {
      focusPane("form");
      return;
    }
    name.focus();
    if (where === "name") name.select();
  }, DRAWN_MS);
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
      pull("form");
      intoForm(where);
    },
    [pull],
  );
  return { toForm, toSteps };
}
