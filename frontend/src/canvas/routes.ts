/** The ways of all wires past the cards, worked out when the drawing stands still. */
import type { Obstacle, Route, WireEnds } from "../graph/routing";
import { REACH, levelBack, wayPast } from "../graph/routing";
import { Squares } from "../graph/squares";
import type { CardNode, WireEdge } from "./cards";
import { CARD_WIDTH } from "./geometry";
import { ROOM, crossing, leadsBack } from "./paths";
import { endsOf } from "./wire-ends";

export interface Box extends Obstacle {
  readonly id: string;
}

const spanOf = ({ y, height }: Obstacle) => ({ top: y, bottom: y + height });

/** The area in which cards may matter to a wire. */
function areaOf({ sourceX, sourceY, targetX, targetY }: WireEnds) {
  return {
    left: Math.min(sourceX, targetX) - ROOM,
    right: Math.max(sourceX, targetX) + ROOM,
    top: Math.min(sourceY, targetY) - REACH,
    bottom: Math.max(sourceY, targetY) + REACH,
  };
}

function matters({ x, y, width, height }: Box, ends: WireEnds): boolean {
  const { left, right, top, bottom } = areaOf(ends);
  return x < right && x + width > left && y < bottom && y + height > top;
}

export function routeOf(ends: WireEnds, source: Box, target: Box, all: Squares<Box>): Route {
  // No card fits in between: most wires are asked no further.
  if (!leadsBack(ends) && ends.targetX - ends.sourceX < CARD_WIDTH) return null;
  const { left, right, top, bottom } = areaOf(ends);
  const near = all.within(left, top, right, bottom);
  if (!leadsBack(ends)) {
    const others = near.filter((box) => box !== source && box !== target);
    return wayPast(ends, others);
  }
  const level = crossing(spanOf(source), spanOf(target));
  if (all.within(left, level - 1, right, level + 1).length === 0) return null;
  const clear = levelBack(ends, near);
  return clear === null ? null : { level: clear };
}

interface Kept {
  readonly plain: WireEdge;
  readonly ends: WireEnds;
  readonly route: Route;
  readonly routed: WireEdge;
}

type Moving = ReadonlyMap<string, unknown>;

const sameEnds = (one: WireEnds, other: WireEnds): boolean =>
  one.sourceX === other.sourceX &&
  one.sourceY === other.sourceY &&
  one.targetX === other.targetX &&
  one.targetY === other.targetY;

const sameKeys = (one: Moving, other: Moving): boolean =>
  one.size === other.size && [...one.keys()].every((key) => other.has(key));

function withRoute(plain: WireEdge, route: Route, before: Kept | undefined): WireEdge {
  if (before?.plain === plain && before.route === route) return before.routed;
  if (route === null || plain.data === undefined) return plain;
  return { ...plain, data: { ...plain.data, route } };
}

/** While cards are dragged their own wires go straight, and no other wire is looked at. */
export class Router {
  private boxes: ReadonlyMap<string, Box> = new Map();
  private kept: ReadonlyMap<string, Kept> = new Map();
  private plain: readonly WireEdge[] = [];
  private moving: Moving = new Map();
  private routed: WireEdge[] = [];

  wires(plain: readonly WireEdge[], cards: readonly CardNode[], moving: Moving): WireEdge[] {
    const goesOn = moving.size > 0 && plain === this.plain && sameKeys(moving, this.moving);
    if (goesOn) return this.routed;
    const changed = moving.size > 0 ? [] : this.settle(cards);
    this.plain = plain;
    this.moving = moving;
    this.kept = this.routes(plain, cards, changed);
    const routed = Array.from(this.kept.values(), (kept) => kept.routed);
    const same = routed.length === this.routed.length;
    // The same list for the same wires: or React Flow would look at all of them.
    if (!same || routed.some((wire, index) => wire !== this.routed[index])) this.routed = routed;
    return this.routed;
  }

  /** Takes in where the cards stand; gives those that came, went or moved, before and after. */
  private settle(cards: readonly CardNode[]): Box[] {
    const before = this.boxes;
    const boxes = new Map<string, Box>();
    const changed: Box[] = [];
    for (const { id, position, height = 0 } of cards) {
      const old = before.get(id);
      const stays = old?.x === position.x && old.y === position.y && old.height === height;
      const box = stays ? old : { id, ...position, width: CARD_WIDTH, height };
      boxes.set(id, box);
      if (!stays) changed.push(box, ...(old === undefined ? [] : [old]));
    }
    for (const [id, box] of before) if (!boxes.has(id)) changed.push(box);
    this.boxes = boxes;
    return changed;
  }

  private routes(
    wires: readonly WireEdge[],
    cards: readonly CardNode[],
    changed: readonly Box[],
  ): ReadonlyMap<string, Kept> {
    const byId = new Map(cards.map((card) => [card.id, card]));
    const squares = new Squares(this.boxes.values());
    const kept = new Map<string, Kept>();
    for (const plain of wires) {
      const source = byId.get(plain.source);
      const target = byId.get(plain.target);
      if (source === undefined || target === undefined) continue;
      const row = source.data.ports.findIndex(({ id }) => id === plain.sourceHandle);
      const ends = endsOf(source.position, row, target.position);
      const before = this.kept.get(plain.id);
      const stays =
        before !== undefined &&
        sameEnds(before.ends, ends) &&
        !changed.some((box) => matters(box, ends));
      const route = stays ? before.route : this.route(plain, ends, squares);
      kept.set(plain.id, { plain, ends, route, routed: withRoute(plain, route, before) });
    }
    return kept;
  }

  private route({ source, target }: WireEdge, ends: WireEnds, all: Squares<Box>): Route {
    const [from, to] = [this.boxes.get(source), this.boxes.get(target)];
    if (this.moving.size > 0 || from === undefined || to === undefined) return null;
    return routeOf(ends, from, to, all);
  }
}
