/** Frames behind steps and notes beside them: part of the layout, so they make no new version. */
import type { Box } from "./arrange";
import { around } from "./arrange";
import type { Layout, Place } from "./document";
import type { Edit } from "./edits";

export const COLOURS = ["yellow", "green", "blue", "pink", "grey"] as const;
export type Colour = (typeof COLOURS)[number];

export type FrameKind = "group" | "note";

export interface Frame extends Box {
  readonly kind: FrameKind;
  /** A group's title, a note's words. */
  readonly text: string;
  readonly colour: Colour;
}

export const MOST_LETTERS: Readonly<Record<FrameKind, number>> = { group: 80, note: 2_000 };
export const SMALLEST = { width: 96, height: 64 };

const FRAME = /^(group|note):/;
const ROOM = { side: 32, top: 64 };
const NOTE = { width: 224, height: 128 };

export const isFrame = (id: string): boolean => FRAME.test(id);

function sizeOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value)
    ? Math.min(100_000, Math.max(SMALLEST.height, value))
    : otherwise;
}

function frameOf(id: string, place: Place): Frame {
  const kind = id.startsWith("note:") ? "note" : "group";
  const colour = COLOURS.find((known) => known === place.colour) ?? "yellow";
  const text = typeof place.text === "string" ? place.text.slice(0, MOST_LETTERS[kind]) : "";
  const width = sizeOf(place.width, NOTE.width);
  const height = sizeOf(place.height, NOTE.height);
  return { id, kind, x: place.x, y: place.y, width, height, text, colour };
}

/** Groups first, so that notes lie on top of them. */
export function framesOf(layout: Layout): Frame[] {
  return Object.entries(layout)
    .filter(([id]) => isFrame(id))
    .map(([id, place]) => frameOf(id, place))
    .sort((one, other) => one.kind.localeCompare(other.kind));
}

function inside({ x, y, width, height }: Omit<Box, "id">, frame: Box): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    middle >= frame.x &&
    middle <= frame.x + frame.width &&
    centre >= frame.y &&
    centre <= frame.y + frame.height
  );
}

/** What lies on a group moves with it; nothing lies on a note. */
export function lyingOn(frame: Frame, boxes: readonly Box[]): string[] {
  if (frame.kind === "note") return [];
  return boxes.filter((box) => box.id !== frame.id && inside(box, frame)).map((box) => box.id);
}

function roomAround(boxes: readonly Box[]): Omit<Box, "id"> {
  const { x, y, width, height } = around(boxes);
  return {
    x: x - ROOM.side,
    y: y - ROOM.top,
    width: width + 2 * ROOM.side,
    height: height + ROOM.side + ROOM.top,
  };
}

type Look = Pick<Frame, "text" | "colour">;

function putFrame(id: string, box: Omit<Box, "id">, look: Look): Edit {
  const { x, y, width, height } = box;
  const place = { x, y, width, height, ...look };
  return (document) => ({ ...document, layout: { ...document.layout, [id]: place } });
}

/** A group around the given steps. */
export function groupAround(id: string, boxes: readonly Box[], text: string): Edit {
  return putFrame(id, roomAround(boxes), { text, colour: "blue" });
}

export function addNote(id: string, at: { readonly x: number; readonly y: number }): Edit {
  return putFrame(id, { ...at, ...NOTE }, { text: "", colour: "yellow" });
}

export function changeFrame(
  id: string,
  change: Partial<Pick<Frame, "text" | "colour" | "x" | "y" | "width" | "height">>,
): Edit {
  return (document) => {
    const place = document.layout[id];
    if (place === undefined) return document;
    return { ...document, layout: { ...document.layout, [id]: { ...place, ...change } } };
  };
}

/** Makes a group follow what lies on it to its new places. */
export function refit(id: string, boxes: readonly Box[]): Edit {
  return changeFrame(id, roomAround(boxes));
}
