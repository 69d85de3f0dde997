import Elk from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { inEnglish } from "../catalogue/types";
import type { Layout } from "../graph/document";
import type { WireEnds } from "../graph/routing";
import { cardsUnder, pointsAlong } from "../graph/routing";
import { Squares } from "../graph/squares";
import { layoutGraph, tidyPlaces } from "../graph/tidy";
import { drawing as drawingOf } from "../testing/drawings";
import type { GoldenDrawing } from "../testing/golden";
import { goldenDrawings } from "../testing/golden";
import type { CardNode, WireEdge } from "./cards";
import { CardCache, WireCache } from "./cards";
import { CARD_WIDTH, HEAD_HEIGHT, cardHeight, portMiddle } from "./geometry";
import type { Moving } from "./moves";
import { ROOM, crossing, leadsBack } from "./paths";
import type { Box } from "./routes";
import { Router, routeOf } from "./routes";
import { endsOf } from "./wire-ends";

const drawings = Object.entries(goldenDrawings());

function boxesOf({ steps }: GoldenDrawing): Map<string, Box> {
  return new Map(
    Object.entries(steps).map(([id, { x, y, ways }]) => [
      id,
      { id, x, y, width: CARD_WIDTH, height: cardHeight(ways.length) },
    ]),
  );
}

function back(ends: WireEnds, level: number) {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const out = { sourceX, sourceY, targetX: sourceX + ROOM, targetY: sourceY };
  const [right, left] = [sourceX + ROOM, targetX - ROOM];
  const down = (x: number, from: number, to: number) =>
    Array.from({ length: 65 }, (_, i) => ({ x, y: from + ((to - from) * i) / 64 }));
  const across = Array.from({ length: 129 }, (_, i) => ({
    x: left + ((right - left) * i) / 128,
    y: level,
  }));
  return [
    ...pointsAlong(out, []),
    ...down(right, sourceY, level),
    ...across,
    ...down(left, level, targetY),
  ];
}

/** Wires that are drawn behind a card, each with that card. */
function hidden(drawing: GoldenDrawing): string[] {
  const boxes = boxesOf(drawing);
  const all = [...boxes.values()];
  const squares = new Squares(all);
  return drawing.wires.flatMap((wire) => {
    const [, from = "", port = "", to = ""] = /^(\S+) (.+) > (\S+)$/.exec(wire) ?? [];
    const [source, target] = [boxes.get(from), boxes.get(to)];
    if (source === undefined || target === undefined) throw new Error(wire);
    const ends = endsOf(source, drawing.steps[from]?.ways.indexOf(port) ?? 0, target);
    const route = routeOf(ends, source, target, squares);
    const span = ({ y, height }: Box) => ({ top: y, bottom: y + height });
    const level = route !== null && "level" in route ? route.level : null;
    const points = leadsBack(ends)
      ? back(ends, level ?? crossing(span(source), span(target)))
      : pointsAlong(ends, route === null || "level" in route ? [] : route);
    return cardsUnder(points, all).map(({ id }) => `${wire}: ${id}`);
  });
}

async function tidied(drawing: GoldenDrawing): Promise<GoldenDrawing> {
  const boxes = [...boxesOf(drawing).values()];
  const steps = boxes.map((box) => ({
    ...box,
    wayIn: HEAD_HEIGHT / 2,
    ports: (drawing.steps[box.id]?.ways ?? []).map((id, row) => ({ id, y: portMiddle(row) })),
  }));
  const wires = drawing.wires.map((wire) => {
    const [, source = "", port = "", target = ""] = /^(\S+) (.+) > (\S+)$/.exec(wire) ?? [];
    return { source, port, target };
  });
  const places = tidyPlaces(await new Elk().layout(layoutGraph(steps, wires)), steps, 16);
  const moved = Object.entries(drawing.steps).map(([id, step]) => [id, { ...step, ...places[id] }]);
  return { ...drawing, steps: Object.fromEntries(moved) as GoldenDrawing["steps"] };
}

describe.each(drawings)("the wires of “%s”", (_, drawing) => {
  it("run behind no card as it comes", () => {
    expect(hidden(drawing)).toEqual([]);
  });

  it("run behind no card once it is tidied", async () => {
    expect(hidden(await tidied(drawing))).toEqual([]);
  });
});

const NOTHING = new Set<string>();
const BETWEEN = { a: { x: 0, y: 0 }, b: { x: 400, y: 0 }, c: { x: 800, y: 0 } };
const flow = { ...drawingOf("a.done > c", "b.done > c"), layout: BETWEEN };
const plain = new WireCache().wires(flow, NOTHING);
const NONE: Moving = new Map();

function cards(layout: Layout, moving = NONE): CardNode[] {
  const rest = { types: new Map(), translate: inEnglish, selected: NOTHING, editable: true };
  return new CardCache().cards({ document: { ...flow, layout }, moving, far: false, ...rest });
}

const routesOf = (wires: readonly WireEdge[]) => wires.map(({ data }) => data?.route ?? null);

describe("the ways of the wires", () => {
  it("lead past what stands in between, and straight where nothing does", () => {
    const [past, straight] = routesOf(new Router().wires(plain, cards(BETWEEN), NONE));
    expect(past).toHaveLength(1);
    expect(straight).toBeNull();
  });

  it("stay the same list while another card is dragged", () => {
    const router = new Router();
    const before = router.wires(plain, cards(BETWEEN), NONE);
    const moving = new Map([["b", { x: 400, y: 300 }]]);
    expect(router.wires(plain, cards(BETWEEN, moving), moving)[0]).toBe(before[0]);
    const further = new Map([["b", { x: 400, y: 320 }]]);
    const after = router.wires(plain, cards(BETWEEN, further), further);
    expect(after[0]).toBe(before[0]);
  });

  it("are straight again once nothing stands there any more", () => {
    const router = new Router();
    router.wires(plain, cards(BETWEEN), NONE);
    const [freed] = routesOf(
      router.wires(plain, cards({ ...BETWEEN, b: { x: 400, y: 500 } }), NONE),
    );
    expect(freed).toBeNull();
  });

  it("lead round a card that came to stand there", () => {
    const router = new Router();
    router.wires(plain, cards({ ...BETWEEN, b: { x: 400, y: 500 } }), NONE);
    const [met] = routesOf(router.wires(plain, cards(BETWEEN), NONE));
    expect(met).toHaveLength(1);
  });
});
