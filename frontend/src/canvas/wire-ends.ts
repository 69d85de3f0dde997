/** Where a wire begins and ends, from its two cards. */
import { Position } from "@xyflow/react";
import { CARD_WIDTH, HEAD_HEIGHT, portMiddle } from "./geometry";

interface Place {
  readonly x: number;
  readonly y: number;
}

export function endsOf(source: Place, row: number, target: Place) {
  return {
    sourceX: source.x + CARD_WIDTH,
    sourceY: source.y + portMiddle(Math.max(row, 0)),
    sourcePosition: Position.Right,
    targetX: target.x,
    targetY: target.y + HEAD_HEIGHT / 2,
    targetPosition: Position.Left,
  };
}
