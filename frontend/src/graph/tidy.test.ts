import Elk from "elkjs/lib/elk.bundled.js";
import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import type { Places } from "./arrange";
import { layoutGraph, tidyPlaces } from "./tidy";

const flow = drawing("start > menu.key:1 > one", "menu.key:2 > two", "one > end", "two > end");
const steps = flow.nodes.map(({ id }, index) => ({
  ...{ id, x: 400 - 50 * index, y: 300, width: 240, height: 120, wayIn: 28 },
  ports: flow.edges
    .filter(({ source }) => source === id)
    .map(({ port }, place) => ({ id: port, y: 70 + 26 * place })),
}));

async function tidied(): Promise<Places> {
  return tidyPlaces(await new Elk().layout(layoutGraph(steps, flow.edges)), steps, 16);
}

it("puts each step to the right of what leads to it", async () => {
  const places = await tidied();
  for (const { source, target } of flow.edges) {
    expect(places[target]?.x).toBeGreaterThan((places[source]?.x ?? 0) + 240);
  }
});

it("keeps the ways out of a menu in their order", async () => {
  const { one, two } = await tidied();
  expect(one?.y).toBeLessThan(two?.y ?? 0);
});

it("leaves the drawing where it was, on the grid", async () => {
  const places = Object.values(await tidied());
  expect(Math.min(...places.map(({ x }) => x))).toBe(Math.round(200 / 16) * 16);
  expect(places.every(({ x, y }) => x % 16 === 0 && y % 16 === 0)).toBe(true);
});

it("leaves out wires to steps that are not being tidied", () => {
  const some = steps.filter(({ id }) => id !== "end");
  expect(layoutGraph(some, flow.edges).edges).toHaveLength(3);
});

it("lets what leads back to the menu stay behind it, whichever was drawn first", async () => {
  const round = [{ source: "one", port: "again", target: "menu" }, ...flow.edges];
  const again = steps.map((step) =>
    step.id === "one" ? { ...step, ports: [{ id: "again", y: 70 }] } : step,
  );
  const backwards = again.toReversed();
  const answer = await new Elk().layout(layoutGraph(backwards, round));
  const places = tidyPlaces(answer, backwards, 16);
  expect(places.one?.x).toBeGreaterThan(places.menu?.x ?? 0);
});
