/** The course of a wire: a gentle curve forwards, and round the cards when it leads back. */
import { getBezierPath, getSmoothStepPath } from "@xyflow/react";
import type { Position } from "@xyflow/react";

interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly sourcePosition: Position;
  readonly targetX: number;
  readonly targetY: number;
  readonly targetPosition: Position;
}

const ROOM = 24;

export function wirePath(ends: Ends): string {
  const leadsBack = ends.targetX < ends.sourceX + ROOM;
  const [path] = leadsBack
    ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: ROOM })
    : getBezierPath({ ...ends, curvature: 0.3 });
  return path;
}
