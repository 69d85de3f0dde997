/** What is shown first: everything if it can be read, or else the place where calls begin. */
import { getViewportForBounds } from "@xyflow/react";
import type { ReactFlowInstance } from "@xyflow/react";
import type { CardNode, WireEdge } from "./cards";

const EASY_ZOOM = 0.75;
const SMALLEST_ZOOM = 0.5;
const MARGIN = 64;

export const FIT = { maxZoom: 1, padding: 0.08 };

export function openingView(flow: ReactFlowInstance<CardNode, WireEdge>): void {
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
  const { position } = nodes.find((node) => node.data.type?.entry) ?? first;
  void flow.setViewport({
    x: MARGIN - position.x * EASY_ZOOM,
    y: clientHeight / 3 - position.y * EASY_ZOOM,
    zoom: EASY_ZOOM,
  });
}
