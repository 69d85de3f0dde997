/** Steps on their way: a drag is shown at once and enters the document, as one step, when it ends. */
import type { NodeChange } from "@xyflow/react";
import { useCallback, useState } from "react";
import { moveNodes } from "../graph/edits";
import { useEditorStore } from "../store/context";
import type { CardNode } from "./cards";

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

const NOWHERE: Places = new Map();

export function useMoving() {
  const store = useEditorStore();
  const [moving, setMoving] = useState<Places>(NOWHERE);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const flags = new Map<string, boolean>();
      const places = new Map<string, { x: number; y: number }>();
      let dropped = false;
      for (const change of changes) {
        if (change.type === "select") flags.set(change.id, change.selected);
        if (change.type !== "position") continue;
        if (change.position !== undefined) places.set(change.id, change.position);
        if (change.dragging !== true) dropped = true;
      }
      if (flags.size > 0) store.getState().toggle("nodes", flags);
      if (dropped) {
        // Arrow keys move without dragging; pressed again and again they are one undo step.
        const byKey = moving.size === 0;
        const ended = new Map([...moving, ...places]);
        if (ended.size > 0) {
          store.getState().edit(moveNodes(Object.fromEntries(ended)), byKey ? "nudge" : undefined);
        }
        setMoving(NOWHERE);
      } else if (places.size > 0) {
        setMoving((before) => new Map([...before, ...places]));
      }
    },
    [store, moving],
  );
  return { moving, onNodesChange };
}
