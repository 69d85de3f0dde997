/** Steps on their way: a drag is shown at once and enters the document, as one step, when it ends. */
import { useReactFlow } from "@xyflow/react";
import type { NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useState } from "react";
import type { Layout } from "../graph/document";
import { moveNodes } from "../graph/edits";
import { useEditor, useEditorStore } from "../store/context";
import type { DrawnNode } from "./cards";
import { GLIDE_MS, motionWanted } from "./focus";
import type { Moving } from "./moves";
import { readChanges, withPassengers } from "./moves";

const NOWHERE: Moving = new Map();
/** More than these arrive at once: each frame of the way would take too long. */
const MOST_GLIDING = 400;

/** A part of the way from one layout to the other, slower towards the end. */
function between(from: Layout, to: Layout, part: number): Moving {
  const eased = 1 - (1 - part) ** 3;
  const places = new Map<string, { x: number; y: number }>();
  for (const [id, { x, y }] of Object.entries(to)) {
    const start = from[id];
    if (start === undefined || (start.x === x && start.y === y)) continue;
    places.set(id, { x: start.x + (x - start.x) * eased, y: start.y + (y - start.y) * eased });
  }
  return places;
}

function useGlide(setMoving: (moving: Moving) => void): void {
  const store = useEditorStore();
  const gliding = useEditor((state) => state.gliding);
  useEffect(() => {
    if (gliding === null || !motionWanted()) return;
    const to = store.getState().document.layout;
    if (Object.keys(to).length > MOST_GLIDING) return;
    const began = performance.now();
    let frame = 0;
    const step = (): void => {
      const part = Math.min(1, (performance.now() - began) / GLIDE_MS);
      setMoving(part < 1 ? between(gliding.from, to, part) : NOWHERE);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    step();
    return () => {
      cancelAnimationFrame(frame);
      setMoving(NOWHERE);
    };
  }, [store, gliding, setMoving]);
}

export function useMoving() {
  const store = useEditorStore();
  const flow = useReactFlow<DrawnNode>();
  const [moving, setMoving] = useState<Moving>(NOWHERE);
  useGlide(setMoving);

  const onNodesChange = useCallback(
    (changes: NodeChange<DrawnNode>[]) => {
      const state = store.getState();
      const { layout } = state.document;
      const report = readChanges(changes, (id) => moving.get(id) ?? layout[id]);
      const { selected, settled } = report;
      const places = withPassengers(report, layout, () => flow.getNodes());
      if (selected.size > 0) state.toggle("nodes", selected);
      if (settled) {
        const ended = new Map([...moving, ...places]);
        // Arrow keys move without dragging; pressed again and again they are one undo step.
        // A step that is dropped is joined by the wire it is dropped on, but by no other drag.
        const byKey = moving.size === 0;
        if (!byKey) state.closeStep();
        if (ended.size > 0) {
          state.edit(moveNodes(Object.fromEntries(ended)), byKey ? "nudge" : "drag");
        }
        setMoving(NOWHERE);
      } else if (places.size > 0) {
        setMoving((before) => new Map([...before, ...places]));
      }
    },
    [store, flow, moving],
  );
  return { moving, onNodesChange };
}
