/** Dropping a step from the palette: on the canvas, or on a wire to put it in between. */
import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import type { FlowEdge } from "../graph/document";
import { edgeKey } from "../graph/document";
import { useEditorStore } from "../store/context";
import type { Add } from "./adding";
import { CARD_WIDTH, HEAD_HEIGHT } from "./geometry";

const STEP = "application/x-antler-step";

export function carryStep(event: DragEvent, type: string): void {
  event.dataTransfer.setData(STEP, type);
  event.dataTransfer.effectAllowed = "copy";
}

export function wireUnder(
  event: Pick<MouseEvent, "clientX" | "clientY">,
  edges: readonly FlowEdge[],
): FlowEdge | undefined {
  const hit = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest(".react-flow__edge"))
    .find((element) => element !== null);
  const id = hit?.getAttribute("data-id");
  return edges.find((edge) => edgeKey(edge) === id);
}

export function useDrop(add: Add) {
  const store = useEditorStore();
  const flow = useReactFlow();
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(STEP)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  };
  const onDrop = (event: DragEvent): void => {
    const { types, document } = store.getState();
    const type = types.get(event.dataTransfer.getData(STEP));
    if (type === undefined) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const at = { x: x - CARD_WIDTH / 2, y: y - HEAD_HEIGHT / 2 };
    add(type, { at, into: wireUnder(event, document.edges) });
  };
  return { onDragOver, onDrop };
}
