/** The sizes of a card, known without asking the DOM: nothing is measured, so opening is fast. */
import { Position } from "@xyflow/react";
import type { NodeHandle } from "@xyflow/react";

export const CARD_WIDTH = 240;
export const HEAD_HEIGHT = 56;
export const ROW_HEIGHT = 26;
const FOOT_HEIGHT = 6;
const HANDLE = 12;

export const GRID = 16;
export const COLUMN = CARD_WIDTH + 5 * GRID;

/** The one way in of a card. */
export const WAY_IN = "in";

export function cardHeight(ports: number): number {
  return HEAD_HEIGHT + (ports === 0 ? 0 : ports * ROW_HEIGHT + FOOT_HEIGHT);
}

export function portMiddle(index: number): number {
  return HEAD_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2;
}

function handle(type: NodeHandle["type"], id: string, x: number, y: number): NodeHandle {
  const position = type === "source" ? Position.Right : Position.Left;
  const at = { x: x - HANDLE / 2, y: y - HANDLE / 2 };
  return { id, type, position, ...at, width: HANDLE, height: HANDLE };
}

export function handlesOf(
  ports: readonly { readonly id: string }[],
  hasWayIn: boolean,
): NodeHandle[] {
  const out = ports.map(({ id }, index) => handle("source", id, CARD_WIDTH, portMiddle(index)));
  return hasWayIn ? [handle("target", WAY_IN, 0, HEAD_HEIGHT / 2), ...out] : out;
}
