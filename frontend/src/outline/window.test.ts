import { expect, it } from "vitest";
import { ROW_HEIGHT, drawnRows } from "./window";

it("draws a short list wholly, so that it can be read from its first row to its last", () => {
  expect(drawnRows(200, 5_000, 300)).toEqual({ from: 0, to: 200 });
});

it("draws of a long list what is in view and some around", () => {
  const { from, to } = drawnRows(3_000, 1_000 * ROW_HEIGHT, 10 * ROW_HEIGHT);
  expect([from, to]).toEqual([985, 1_025]);
});

it("draws the end of a list that has become shorter than it was scrolled", () => {
  const { from, to } = drawnRows(300, 5_000 * ROW_HEIGHT, 300);
  expect(to - from).toBeGreaterThan(0);
});
