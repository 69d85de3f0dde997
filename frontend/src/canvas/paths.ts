/** The course of a wire: a gentle curve forwards, and clear of its own cards when it leads back. */
import { getBezierPath, getSmoothStepPath } from "@xyflow/react";
import type { Position } from "@xyflow/react";
import type { Route, Stretch } from "../graph/routing";

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

export const ROOM = 24;

export function leadsBack({ sourceX, targetX }: Pick<Ends, "sourceX" | "targetX">): boolean {
  return targetX < sourceX + ROOM;
}

export function forwardPath(ends: Ends): string {
  return getBezierPath({ ...ends, curvature: 0.3 })[0];
}

/** Level past what is in the way, with a gentle curve to each stretch and from it. */
export function routedPath(ends: Ends, stretches: readonly Stretch[]): string {
  let [x, y] = [ends.sourceX, ends.sourceY];
  const parts = [`M${x},${y}`];
  const bendTo = (toX: number, toY: number): void => {
    const middle = (x + toX) / 2;
    parts.push(` C${middle},${y} ${middle},${toY} ${toX},${toY}`);
    [x, y] = [toX, toY];
  };
  for (const stretch of stretches) {
    bendTo(stretch.from, stretch.y);
    parts.push(` H${stretch.to}`);
    x = stretch.to;
  }
  bendTo(ends.targetX, ends.targetY);
  return parts.join("");
}

/** Between the two cards where there is room for it, and else below both. */
export function crossing(source: Span, target: Span): number {
  const [upper, lower] = source.top <= target.top ? [source, target] : [target, source];
  const apart = lower.top - upper.bottom >= ROOM;
  return apart ? (upper.bottom + lower.top) / 2 : Math.max(upper.bottom, lower.bottom) + ROOM;
}

export function backwardPath(ends: Ends, centerY: number): string {
  return getSmoothStepPath({ ...ends, centerY, borderRadius: 14, offset: ROOM })[0];
}

/** The whole course; `spans` is asked only of a wire that leads back as it likes. */
export function wirePath(ends: Ends, route: Route, spans: () => readonly [Span, Span]): string {
  if (leadsBack(ends)) {
    const level = route !== null && "level" in route ? route.level : crossing(...spans());
    return backwardPath(ends, level);
  }
  return route === null || "level" in route ? forwardPath(ends) : routedPath(ends, route);
}
