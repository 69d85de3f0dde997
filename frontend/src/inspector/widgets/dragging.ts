/** Putting a list's items in order, by their handle: dragged, or with the arrow keys. */
import type { DragEvent, KeyboardEvent } from "react";
import { useRef, useState } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export interface Dragging {
  readonly handle: (index: number) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
  readonly place: (index: number) => {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly "data-drop": boolean;
  };
}

/** `onMove` puts the item of one place at another. */
export function useDragging(count: number, onMove: (from: number, to: number) => void): Dragging {
  // Beside the state, because a drop may come before the state of its start is drawn.
  const dragged = useRef<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = (): void => {
    dragged.current = null;
    setOver(null);
  };
  return {
    handle: (index) => ({
      draggable: true,
      onDragStart: (event) => {
        dragged.current = index;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
      },
      onDragEnd: end,
      onKeyDown: (event) => {
        const to = index + (STEPS[event.key] ?? 0);
        if (to === index || to < 0 || to >= count) return;
        event.preventDefault();
        onMove(index, to);
        const list = event.currentTarget.closest("ol");
        list?.querySelectorAll<HTMLElement>("[data-handle]")[to]?.focus();
      },
    }),
    place: (index) => ({
      "data-drop": over === index,
      onDragOver: (event) => {
        if (dragged.current === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (dragged.current !== null && dragged.current !== index) onMove(dragged.current, index);
        end();
      },
    }),
  };
}
