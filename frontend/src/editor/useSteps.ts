/** Between the steps and the form: Enter goes in, Escape comes back to where one was. */
import { useCallback, useEffect, useRef } from "react";
import { focusIn, focusPane } from "../actions/panes";
import type { Desk } from "../actions/desk";
import { useEditorStore } from "../store/context";
import { inspectedNode } from "../store/selectors";
import type { Drawers } from "./useDrawers";

/** A form comes some frames after its card: whoever goes in stands before it until it is there. */
const LOOK_AGAIN_MS = 16;
const PATIENCE_MS = 1000;

function intoForm(step: string, where: "first" | "name", until: number): void {
  const form = document.querySelector<HTMLElement>('[data-pane="form"]');
  if (form?.dataset["step"] !== step && performance.now() < until) {
    setTimeout(() => intoForm(step, where, until), LOOK_AGAIN_MS);
    return;
  }
  const name = form?.querySelector<HTMLInputElement>("[data-step-name]") ?? null;
  if (name === null) {
    focusPane("form");
    return;
  }
  name.focus();
  if (where === "name") name.select();
}

export function useSteps(pull: Drawers["pull"]): Pick<Desk, "toForm" | "toSteps"> {
  const store = useEditorStore();
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
      // So that no key pressed meanwhile is taken for one of the drawing's.
      document.querySelector<HTMLElement>('[data-pane="form"]')?.focus();
      const step = inspectedNode(store.getState())?.id ?? "";
      setTimeout(() => intoForm(step, where, performance.now() + PATIENCE_MS), LOOK_AGAIN_MS);
    },
    [pull, store],
  );
  return { toForm, toSteps };
}
