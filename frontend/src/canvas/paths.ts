/** The course of a wire: a gentle curve forwards, and clear of its own cards when it leads back. */
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

/** Where a card begins and ends, from top to bottom. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

const ROOM = 24;

export function leadsBack({ sourceX, targetX }: Pick<Ends, "sourceX" | "targetX">): boolean {
  return targetX < sourceX + ROOM;
}

export function forwardPath(ends: Ends): string {
  return getBezierPath({ ...ends, curvature: 0.3 })[0];
}

/** Between the two cards where there is room for it, and else below both. */
export function crossing(source: Span, target: Span): number {
  const [upper, lower] = source.top <= target.top ? [source, target] : [target, source];
  const apart = lower.top - upper.bottom >= ROOM;
  return apart ? (upper.bottom + lower.top) / 2 : Math.max(upper.bottom, lower.bottom) + ROOM;
}

export function backwardPath(ends: Ends, source: Span, target: Span): string {
  const centerY = crossing(source, target);
  return getSmoothStepPath({ ...ends, centerY, borderRadius: 14, offset: ROOM })[0];
}
