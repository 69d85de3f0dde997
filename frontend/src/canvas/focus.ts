/** Brings the step somebody asked for into view. */
import { useReactFlow } from "@xyflow/react";
import type { Node, ReactFlowInstance } from "@xyflow/react";
import { useEffect } from "react";
import { useEditor } from "../store/context";

const CALM_MS = 250;
export const GLIDE_MS = 320;

export function motionWanted(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** How long the view takes to its new place, for React Flow. */
export function calmly(): { readonly duration: number } {
  return { duration: motionWanted() ? CALM_MS : 0 };
}

/** What lies over the canvas, counted from its corner. */
function covered(): DOMRect | null {
  const canvas = document.querySelector(".react-flow")?.getBoundingClientRect();
  const cover = document.querySelector("[data-covers]")?.getBoundingClientRect();
  if (canvas === undefined || cover === undefined) return null;
  return new DOMRect(cover.x - canvas.x, cover.y - canvas.y, cover.width, cover.height);
}

/** Whether the whole step lies inside of what the canvas shows. */
function isInView(flow: ReactFlowInstance, { position, width = 0, height = 0 }: Node): boolean {
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth = 0, clientHeight = 0 } = document.querySelector(".react-flow") ?? {};
  const cover = covered();
  const [left, top] = [position.x * zoom + x, position.y * zoom + y];
  const [right, bottom] = [left + width * zoom, top + height * zoom];
  const inside = left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
  if (cover === null || !inside) return inside;
  const beside = right < cover.left || left > cover.right;
  return beside || bottom < cover.top || top > cover.bottom;
}

export function useFocus(): void {
  const flow = useReactFlow();
  const focus = useEditor((state) => state.focus);
  useEffect(() => {
    if (focus === null) return;
    const zoom = Math.max(flow.getZoom(), 0.6);
    const node = flow.getNode(focus.node);
    if (node === undefined || (focus.gently && isInView(flow, node))) return;
    const x = node.position.x + (node.width ?? 0) / 2;
    const y = node.position.y + (node.height ?? 0) / 2;
    void flow.setCenter(x, y, { zoom, ...calmly() });
  }, [flow, focus]);
}
