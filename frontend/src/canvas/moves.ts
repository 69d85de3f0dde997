/** What React Flow reports about steps and frames, read into one picture. */
import type { NodeChange } from "@xyflow/react";
import { framesOf, isFrame, lyingOn } from "../graph/frames";
import type { Layout } from "../graph/document";
import { boxOf } from "../actions/boxes";
import type { DrawnNode } from "./cards";

export interface Standing {
  readonly x: number;
  readonly y: number;
  /** Only for frames that are being made larger or smaller. */
  readonly width?: number;
  readonly height?: number;
}

export type Moving = ReadonlyMap<string, Standing>;

export interface Report {
  readonly selected: ReadonlyMap<string, boolean>;
  readonly places: Moving;
  /** Frames taken by an edge, not by their middle: what lies on them stays. */
  readonly resized: ReadonlySet<string>;
  /** Let go, or moved by a key. */
  readonly settled: boolean;
}

export function readChanges(
  changes: readonly NodeChange<DrawnNode>[],
  standing: (id: string) => Standing | undefined,
): Report {
  const selected = new Map<string, boolean>();
  const places = new Map<string, Standing>();
  const resized = new Set<string>();
  let settled = false;
  for (const change of changes) {
    if (change.type === "dimensions" && change.resizing !== undefined) resized.add(change.id);
  }
  for (const change of changes) {
    if (change.type === "select") selected.set(change.id, change.selected);
    if (change.type === "position") {
      if (change.position !== undefined) {
        places.set(change.id, { ...places.get(change.id), ...change.position });
      }
      if (change.dragging !== true && !resized.has(change.id)) settled = true;
    }
    if (change.type === "dimensions" && change.resizing !== undefined) {
      const at = places.get(change.id) ?? standing(change.id);
      if (at !== undefined) places.set(change.id, { ...at, ...change.dimensions });
      if (!change.resizing) settled = true;
    }
  }
  return { selected, places, resized, settled };
}

/** The same with what lies on moved groups: it goes along. */
export function withPassengers(
  { places, resized }: Pick<Report, "places" | "resized">,
  layout: Layout,
  nodes: () => readonly DrawnNode[],
): Moving {
  if (![...places.keys()].some(isFrame)) return places;
  const moved = framesOf(layout).filter(({ id }) => places.has(id) && !resized.has(id));
  if (moved.length === 0) return places;
  // From where things are in the document: on the screen they may be on their way already.
  const boxes = nodes().map((node) => ({ ...boxOf(node), ...pointOf(layout, node.id) }));
  const all = new Map(places);
  for (const frame of moved) {
    const at = places.get(frame.id) ?? frame;
    for (const id of lyingOn(frame, boxes)) {
      const from = layout[id];
      if (places.has(id) || from === undefined) continue;
      if (isFrame(id) && moved.some((other) => other.id === id)) continue;
      all.set(id, { x: from.x + at.x - frame.x, y: from.y + at.y - frame.y });
    }
  }
  return all;
}

function pointOf(layout: Layout, id: string): { x: number; y: number } | undefined {
  const place = layout[id];
  return place && { x: place.x, y: place.y };
}
