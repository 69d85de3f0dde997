/** What is shown first: everything if it can be read, or else the place where calls begin. */
import { getViewportForBounds, useReactFlow } from "@xyflow/react";
import type { FitViewOptions, ReactFlowInstance, Viewport } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useEditor } from "../store/context";
import type { DrawnNode, WireEdge } from "./cards";
import { calmly } from "./focus";

const EASY_ZOOM = 0.75;
const SMALLEST_ZOOM = 0.5;
const HOME_ZOOM = 0.6;
const MARGIN = 64;

/** The lower edge keeps clear of the overview and the zoom buttons. */
export const FIT = {
  maxZoom: 1,
  padding: { top: "32px", x: "32px", bottom: "132px" },
} as const satisfies FitViewOptions;

export function openingView(flow: ReactFlowInstance<DrawnNode, WireEdge>): void {
  const nodes = flow.getNodes();
  const [first] = nodes;
  const { clientWidth = 0, clientHeight = 0 } = document.querySelector(".react-flow") ?? {};
  if (first === undefined || clientWidth === 0) return;
  const bounds = flow.getNodesBounds(nodes);
  const { maxZoom, padding } = FIT;
  const all = getViewportForBounds(bounds, clientWidth, clientHeight, 0.01, maxZoom, padding);
  if (all.zoom >= SMALLEST_ZOOM) {
    void flow.setViewport(all);
    return;
  }
  const entry = nodes.find((node) => node.type === "step" && node.data.type?.entry) ?? first;
  void flow.setViewport(viewFrom(entry, EASY_ZOOM));
}

/** The step at the left edge, half-way down: what follows it has the rest of the canvas. */
function viewFrom({ position, height = 0 }: DrawnNode, zoom: number): Viewport {
  const { clientHeight = 0 } = document.querySelector(".react-flow") ?? {};
  return {
    x: MARGIN - position.x * zoom,
    y: clientHeight / 2 - (position.y + height / 2) * zoom,
    zoom,
  };
}

export function goToBeginning(flow: ReactFlowInstance<DrawnNode, WireEdge>, id: string): void {
  const node = flow.getNode(id);
  if (node === undefined) return;
  void flow.setViewport(viewFrom(node, Math.max(flow.getZoom(), HOME_ZOOM)), calmly());
}

/** Another version is another drawing: it opens as a flow does. */
export function useOpenVersions(): void {
  const flow = useReactFlow<DrawnNode, WireEdge>();
  const number = useEditor((state) => state.viewed?.number);
  const shown = useRef(number);
  useEffect(() => {
    if (shown.current === number) return;
    shown.current = number;
    openingView(flow);
  }, [flow, number]);
}
