/** Where a new step goes when nobody pointed at a place. */
import type { FlowDocument } from "../graph/document";
import { isFrame } from "../graph/frames";
import { CARD_WIDTH, COLUMN, GRID, HEAD_HEIGHT } from "./geometry";

interface Point {
  readonly x: number;
  readonly y: number;
}

const CLEARANCE = 9 * GRID;

export function snapped({ x, y }: Point): Point {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}

/** The wanted place, or the first free one below it. */
export function freePlace(document: FlowDocument, wanted: Point): Point {
  const steps = Object.entries(document.layout).filter(([id]) => !isFrame(id));
  const places = steps.map(([, place]) => place);
  const { x, y: wantedY } = snapped(wanted);
  let y = wantedY;
  const taken = (): boolean =>
    places.some(
      (place) => Math.abs(place.x - x) < COLUMN - 2 * GRID && Math.abs(place.y - y) < CLEARANCE,
    );
  while (taken()) y += CLEARANCE;
  return { x, y };
}

export function rightOf(document: FlowDocument, id: string): Point {
  const { x, y } = document.layout[id] ?? { x: 0, y: 0 };
  return freePlace(document, { x: x + COLUMN, y });
}

/** So that the way in of the dropped card lies where the wire was let go. */
export function wayInAt({ x, y }: Point): Point {
  return snapped({ x, y: y - HEAD_HEIGHT / 2 });
}

/** On the screen, for what is asked by the keyboard: at its row in a list, or amid the drawing. */
export function keyboardPlace(): Point {
  const row = document.activeElement?.closest("[role=treeitem]")?.getBoundingClientRect();
  return row === undefined ? middleOfCanvas() : { x: row.left + 24, y: row.bottom };
}

/** On the screen, for what nobody pointed a place out for. */
export function middleOfCanvas(): Point {
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = document.querySelector(".react-flow")?.getBoundingClientRect() ?? {};
  return { x: x + (width - CARD_WIDTH) / 2, y: y + (height - HEAD_HEIGHT) / 2 };
}
