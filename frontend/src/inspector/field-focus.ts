/** Puts the cursor into the field that somebody wants to go to. */
import type { RefObject } from "react";
import { useEffect } from "react";
import { useEditor } from "../store/context";

const CONTROLS = "input:not([type=hidden]), textarea, select, button";

/** The field at the path, or the list that owns it where it is not drawn. */
function fieldAt(form: Element, path: string): Element | null {
  const found = form.querySelector(`[data-field="${CSS.escape(path)}"]`);
  const owner = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  return found ?? (owner === "" ? null : fieldAt(form, owner));
}

function controlIn(place: Element | null): HTMLElement | null {
  if (place === null) return null;
  return place.matches(CONTROLS) ? (place as HTMLElement) : place.querySelector(CONTROLS);
}

export function useFieldFocus(form: RefObject<HTMLElement | null>): void {
  const focus = useEditor((state) => state.focus);
  useEffect(() => {
    if (focus === null || form.current === null) return;
    const { field, port } = focus;
    const place =
      field !== null
        ? fieldAt(form.current, field)
        : port !== null
          ? form.current.querySelector(`[data-way-out="${CSS.escape(port)}"]`)
          : null;
    const control = controlIn(place);
    control?.scrollIntoView({ block: "nearest" });
    control?.focus({ preventScroll: true });
  }, [focus, form]);
}
