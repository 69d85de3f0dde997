/** Puts the cursor into the field that somebody wants to go to. */
import type { RefObject } from "react";
import { useEffect, useRef } from "react";
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

/** `shown` is the step whose form is there: it may come later than it is asked for. */
export function useFieldFocus(
  form: RefObject<HTMLElement | null>,
  shown: string | undefined,
): void {
  const focus = useEditor((state) => state.focus);
  const answered = useRef(0);
  useEffect(() => {
    if (focus === null || form.current === null) return;
    const { node, field, port, asked } = focus;
    if (node !== shown || asked === answered.current) return;
    answered.current = asked;
    const place =
      field !== null
        ? fieldAt(form.current, field)
        : port !== null
          ? form.current.querySelector(`[data-way-out="${CSS.escape(port)}"]`)
          : null;
    const control = controlIn(place);
    control?.scrollIntoView({ block: "nearest" });
    control?.focus({ preventScroll: true });
  }, [focus, form, shown]);
}
