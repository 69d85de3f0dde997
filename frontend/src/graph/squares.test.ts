import { expect, it } from "vitest";
import { Squares } from "./squares";

const box = (x: number, y: number) => ({ x, y, width: 240, height: 120 });
const boxes = [box(-300, -300), box(0, 0), box(400, 450), box(5_000, 0)];
const squares = new Squares(boxes);

it("finds what reaches into an area, each once", () => {
  expect(squares.within(200, 100, 600, 600)).toEqual([boxes[1], boxes[2]]);
});

it("finds what lies left of and above the middle of the plane", () => {
  expect(squares.within(-400, -400, -100, -200)).toEqual([boxes[0]]);
});

it("leaves out what only touches it", () => {
  expect(squares.within(240, 0, 400, 120)).toEqual([]);
});
