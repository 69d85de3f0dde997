import { expect, it } from "vitest";
import { groupAround } from "../graph/frames";
import { drawing } from "../testing/drawings";
import type { DrawnNode } from "./cards";
import { readChanges, withPassengers } from "./moves";

const box = { id: "a", x: 0, y: 0, width: 240, height: 100 };
const { layout } = groupAround("group:1", [box], "")(drawing("a > b"));
const nodes = (): DrawnNode[] =>
  ["a", "b"].map((id) => ({ ...box, id, position: layout[id] }) as unknown as DrawnNode);
const start = layout["group:1"] ?? { x: 0, y: 0 };
const nowhere = () => undefined;

it("takes what lies on a group along, and nothing else", () => {
  const places = new Map([["group:1", { x: start.x + 10, y: start.y + 20 }]]);
  const moved = withPassengers({ places, resized: new Set() }, layout, nodes);
  expect(moved.get("a")).toEqual({ x: 10, y: 20 });
  expect(moved.has("b")).toBe(false);
});

it("leaves what lies on a group where it is while the group is made larger", () => {
  const places = new Map([["group:1", { x: start.x - 50, y: start.y }]]);
  const moved = withPassengers({ places, resized: new Set(["group:1"]) }, layout, nodes);
  expect([...moved.keys()]).toEqual(["group:1"]);
});

it("is not over as long as something is dragged", () => {
  const position = { x: 1, y: 2 };
  const drag = { id: "a", type: "position", position, dragging: true } as const;
  expect(readChanges([drag], nowhere).settled).toBe(false);
  expect(readChanges([{ ...drag, dragging: false }], nowhere).settled).toBe(true);
});

it("reads the new size of a frame whose edge is pulled", () => {
  const dimensions = { width: 300, height: 200 };
  const pull = { id: "group:1", type: "dimensions", dimensions, resizing: true } as const;
  const report = readChanges([pull], () => ({ x: 5, y: 6 }));
  expect(report.places.get("group:1")).toEqual({ x: 5, y: 6, ...dimensions });
  expect(report.settled).toBe(false);
});

it("takes a size that was only measured for no change", () => {
  const measured = { id: "a", type: "dimensions", dimensions: { width: 1, height: 1 } } as const;
  expect(readChanges([measured], nowhere).places.size).toBe(0);
});
