import { expect, it } from "vitest";
import { align, distribute } from "./arrange";
import type { Side } from "./arrange";

const boxes = [
  { id: "a", x: 0, y: 0, width: 100, height: 40 },
  { id: "b", x: 130, y: 70, width: 60, height: 20 },
  { id: "c", x: 300, y: 100, width: 100, height: 40 },
];

it.each<[Side, { x: number; y: number }]>([
  ["left", { x: 0, y: 70 }],
  ["centre", { x: 170, y: 70 }],
  ["right", { x: 340, y: 70 }],
  ["top", { x: 130, y: 0 }],
  ["middle", { x: 130, y: 60 }],
  ["bottom", { x: 130, y: 120 }],
])("lines up by the %s", (side, place) => {
  expect(align(boxes, side).b).toEqual(place);
});

it("leaves the same gap between all, and the outermost where they are", () => {
  expect(distribute(boxes, "across")).toEqual({
    a: { x: 0, y: 0 },
    b: { x: 170, y: 70 },
    c: { x: 300, y: 100 },
  });
});

it("spaces from top to bottom, too", () => {
  expect(distribute(boxes, "down").b).toEqual({ x: 130, y: 60 });
});
