/** Right click, or the menu key: what is under it is selected, and says what can be done with it. */
import type { MouseEvent as ReactMouseEvent } from "react";
import { useMemo, useState } from "react";
import type { MenuAt, Target } from "../actions/ActionMenu";
import { useEditorStore } from "../store/context";
import type { DrawnNode, WireEdge } from "./cards";

type Click = ReactMouseEvent | MouseEvent;

/** The menu key has no place of its own: the menu opens at what has the focus. */
export function menuPlace(event: Click): { x: number; y: number } {
  if (event.clientX > 0 || event.clientY > 0) return { x: event.clientX, y: event.clientY };
  const box = (event.target as Element).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + Math.min(40, box.height) };
}

export function useMenus() {
  const store = useEditorStore();
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const handlers = useMemo(() => {
    const open = (event: Click, target: Target): void => {
      event.preventDefault();
      setMenu({ target, ...menuPlace(event) });
    };
    return {
      onNodeContextMenu: (event: Click, { id }: DrawnNode) => {
        const { selectedNodes, select } = store.getState();
        if (!selectedNodes.has(id)) select([id]);
        open(event, "selection");
      },
      onSelectionContextMenu: (event: Click) => open(event, "selection"),
      onEdgeContextMenu: (event: Click, { id }: WireEdge) => {
        store.getState().select([], [id]);
        open(event, "wire");
      },
      onPaneContextMenu: (event: Click) => open(event, "pane"),
    };
  }, [store]);
  return { menu, close: () => setMenu(null), handlers };
}
