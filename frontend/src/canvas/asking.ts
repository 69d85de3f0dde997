/** The keys that ask for a step: “/” where the pointer is, Tab for what comes after a step. */
import { useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { freePort } from "../store/commands";
import { useEditorStore } from "../store/context";
import { inspectedNode, mayEdit } from "../store/selectors";
import { COLUMN } from "./geometry";
import { rightOf, wayInAt } from "./places";
import { isTyping } from "./shortcuts";
import type { LooseEnd } from "./wiring";

type Point = LooseEnd["screen"];

const onCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".react-flow") !== null;

/** Where the pointer is, as long as it is over the drawing. */
function usePointer() {
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const follow = ({ target, clientX, clientY }: PointerEvent): void => {
      pointer.current = onCanvas(target) ? { x: clientX, y: clientY } : null;
    };
    window.addEventListener("pointermove", follow);
    return () => window.removeEventListener("pointermove", follow);
  }, []);
  return pointer;
}

interface Asked {
  /** The step search opens there. */
  readonly onPlace: (end: LooseEnd) => void;
  /** Nobody points at the drawing: the palette's search is meant. */
  readonly onSearch: () => void;
}

export function useAsking({ onPlace, onSearch }: Asked): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const pointer = usePointer();
  useEffect(() => {
    const atPointer = (): void => {
      const screen = pointer.current;
      if (screen === null || !mayEdit(store.getState())) onSearch();
      else onPlace({ screen, at: wayInAt(flow.screenToFlowPosition(screen)) });
    };
    /** False where Tab means what it means everywhere: on to the next thing. */
    const afterSelected = ({ target }: KeyboardEvent): boolean => {
      const state = store.getState();
      const step = inspectedNode(state);
      const here = target === document.body || onCanvas(target);
      if (step === undefined || !here || !mayEdit(state)) return false;
      const at = rightOf(state.document, step.id);
      const port = freePort(state, step.id);
      const after = port === undefined ? {} : { after: { source: step.id, port } };
      const { x, y } = state.document.layout[step.id] ?? at;
      onPlace({ screen: flow.flowToScreenPosition({ x: x + COLUMN, y }), at, ...after });
      return true;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        atPointer();
      } else if (event.key === "Tab" && !event.shiftKey && afterSelected(event)) {
        event.preventDefault();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store, flow, pointer, onPlace, onSearch]);
}
