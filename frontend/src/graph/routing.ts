/** The way of a wire between cards: through the gaps of what stands in between, never behind it. */

export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WireEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** A level stretch past all that stands between two places. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** How a wire gets past what is in its way: over these stretches, or back at this level. */
export type Route = readonly Stretch[] | { readonly level: number } | null;

/** How far a wire keeps from a card that it passes. */
const CLEAR = 12;
/** Beside a card, for the bend. */
const BEND = 10;
/** Columns closer than this are passed in one stretch: a bend between them would be a step. */
const NARROW = 40;
/** A longer way round says less than a wire that runs behind a card. */
const LONGEST_DETOUR = 900;
/** So far above and below its ends a wire is led, and no further is looked. */
export const REACH = LONGEST_DETOUR / 2;
/** What another bend costs, in pixels of detour. */
const BEND_COSTS = 24;
const MOST_HEIGHTS = 32;

interface Column {
  readonly from: number;
  readonly to: number;
  readonly cards: readonly Obstacle[];
}

/** What stands between the ends, from left to right; cards that overlap make one column. */
function columnsBetween({ sourceX, targetX }: WireEnds, obstacles: readonly Obstacle[]): Column[] {
  const between = obstacles
    .filter(({ x, width }) => x >= sourceX + BEND && x + width <= targetX - BEND)
    .sort((one, other) => one.x - other.x);
  const columns: { from: number; to: number; cards: Obstacle[] }[] = [];
  for (const card of between) {
    const last = columns.at(-1);
    const right = card.x + card.width;
    if (last === undefined || card.x > last.to + NARROW) {
      columns.push({ from: card.x, to: right, cards: [card] });
    } else {
      last.to = Math.max(last.to, right);
      last.cards.push(card);
    }
  }
  return columns;
}

function isFree(y: number, cards: readonly Obstacle[]): boolean {
  return cards.every((card) => y <= card.y - CLEAR || y >= card.y + card.height + CLEAR);
}

/** Heights worth trying: those of the ends, and just above and below each card; nearest first. */
function heightsToTry({ sourceY, targetY }: WireEnds, columns: readonly Column[]): number[] {
  const [top, bottom] = [Math.min(sourceY, targetY), Math.max(sourceY, targetY)];
  const off = (y: number): number => Math.max(top - y, y - bottom, 0);
  const edges = columns.flatMap(({ cards }) =>
    cards.flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR]),
  );
  const all = [...new Set([sourceY, targetY, ...edges])].filter((y) => off(y) < REACH);
  return all.sort((one, other) => off(one) - off(other)).slice(0, MOST_HEIGHTS);
}

interface Way {
  readonly cost: number;
  readonly heights: readonly number[];
}

/** The cheapest way on to a height, from the ways so far. */
function cheapest(ways: readonly Way[], y: number): Way {
  let best: Way | undefined;
  for (const way of ways) {
    const before = way.heights.at(-1) ?? y;
    const cost = way.cost + (before === y ? 0 : Math.abs(y - before) + BEND_COSTS);
    if (best === undefined || cost < best.cost) best = { cost, heights: [...way.heights, y] };
  }
  return best ?? { cost: 0, heights: [y] };
}

function stretchesOf(columns: readonly Column[], heights: readonly number[]): Stretch[] {
  const stretches: { from: number; to: number; y: number }[] = [];
  columns.forEach(({ from, to }, index) => {
    const y = heights[index + 1] ?? 0;
    const last = stretches.at(-1);
    if (last?.y === y) last.to = to + BEND;
    else stretches.push({ from: from - BEND, to: to + BEND, y });
  });
  return stretches;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How finely a curve is looked at, in pixels. */
const FINE = 16;
const MOST_POINTS = 120;

/** Points along a curve as it is drawn: level at both ends. */
function along(from: Point, to: Point): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(Math.abs(dx), Math.abs(dy));
  const count = Math.min(Math.max(2, Math.ceil(length / FINE)), MOST_POINTS);
  return Array.from({ length: count + 1 }, (_, index) => {
    const t = index / count;
    const across = 1.5 * t * (1 - t) + t ** 3;
    return { x: from.x + dx * across, y: from.y + dy * t * t * (3 - 2 * t) };
  });
}

/** Points along a whole wire. */
export function pointsAlong(ends: WireEnds, stretches: readonly Stretch[]): Point[] {
  const stops = [{ from: ends.sourceX, to: ends.sourceX, y: ends.sourceY }, ...stretches];
  const arrivals = [...stretches, { from: ends.targetX, to: ends.targetX, y: ends.targetY }];
  return stops.flatMap((stop, index) => {
    const next = arrivals[index] ?? stop;
    const level = along({ x: stop.from, y: stop.y }, { x: stop.to, y: stop.y });
    return [...level, ...along({ x: stop.to, y: stop.y }, { x: next.from, y: next.y })];
  });
}

/** The cards that points lie on. */
export function cardsUnder<Card extends Obstacle>(
  points: readonly Point[],
  cards: readonly Card[],
): Card[] {
  return cards.filter(({ x, y, width, height }) =>
    points.some(
      (point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height,
    ),
  );
}

function inReach({ sourceX, sourceY, targetX, targetY }: WireEnds, card: Obstacle): boolean {
  const { x, y, width, height } = card;
  return (
    x < targetX &&
    x + width > sourceX &&
    y < Math.max(sourceY, targetY) &&
    y + height > Math.min(sourceY, targetY)
  );
}

/** The way forwards past all cards; none where it is free anyway, or only a long way round is. */
export function wayPast(ends: WireEnds, obstacles: readonly Obstacle[]): Stretch[] | null {
  const near = obstacles.filter((card) => inReach(ends, card));
  if (near.length === 0) return null;
  const behind = cardsUnder(pointsAlong(ends, []), near).length;
  if (behind === 0) return null;
  const way = wayBetween(ends, obstacles);
  if (way === null) return null;
  return cardsUnder(pointsAlong(ends, way), obstacles).length < behind ? way : null;
}

function wayBetween(ends: WireEnds, obstacles: readonly Obstacle[]): Stretch[] | null {
  const columns = columnsBetween(ends, obstacles);
  const heights = heightsToTry(ends, columns);
  let ways: readonly Way[] = [{ cost: 0, heights: [ends.sourceY] }];
  for (const { cards } of columns) {
    const soFar = ways;
    ways = heights.filter((y) => isFree(y, cards)).map((y) => cheapest(soFar, y));
    if (ways.length === 0) return null;
  }
  const { cost, heights: found } = cheapest(ways, ends.targetY);
  const direct = Math.abs(ends.targetY - ends.sourceY);
  return cost - direct > LONGEST_DETOUR ? null : stretchesOf(columns, found);
}

/** The level of a wire that leads back, clear of all it passes; none where that is far off. */
export function levelBack(ends: WireEnds, obstacles: readonly Obstacle[]): number | null {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const passed = obstacles.filter(
    ({ x, width }) => x < sourceX + 2 * CLEAR && x + width > targetX - 2 * CLEAR,
  );
  const length = (y: number): number => Math.abs(y - sourceY) + Math.abs(y - targetY);
  const [best] = passed
    .flatMap(({ y, height }) => [y - CLEAR, y + height + CLEAR])
    .filter((y) => isFree(y, passed))
    .sort((one, other) => length(one) - length(other));
  if (best === undefined) return null;
  return length(best) - Math.abs(targetY - sourceY) > LONGEST_DETOUR ? null : best;
}
