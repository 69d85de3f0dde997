import { describe, expect, it } from "vitest";
import type { DrawnNode } from "./cards";
import { areaOf, inksOf, mapArea, seenArea } from "./overview";

function box(id: string, x: number, y: number): DrawnNode {
  return { id, type: "step", position: { x, y }, width: 240, height: 100 } as DrawnNode;
}

const BOXES = [box("a", 0, 0), box("b", 400, -50), box("c", 10, 300)];

describe("the overview", () => {
  it("draws all boxes of one colour in one go", () => {
    const inks = inksOf(BOXES, ({ id }) => (id === "c" ? "blue" : "green"));
    expect([...inks.keys()]).toEqual(["green", "blue"]);
    expect(inks.get("green")).toBe("M0 0h240v100h-240zM400 -50h240v100h-240z");
  });

  it("knows how far the drawing reaches", () => {
    expect(areaOf(BOXES)).toEqual({ x: 0, y: -50, width: 640, height: 450 });
    expect(areaOf([])).toBeNull();
  });

  it("knows what of the drawing is in view", () => {
    const seen = seenArea([100, -50, 0.5], { width: 800, height: 600 });
    expect(seen).toEqual({ x: -200, y: 100, width: 1600, height: 1200 });
  });

  it("holds the drawing and what is in view, whole, in the proportions of the map", () => {
    const seen = { x: -2000, y: 0, width: 800, height: 600 };
    const map = mapArea(areaOf(BOXES), seen, { width: 168, height: 108 });
    expect(map.width / map.height).toBeCloseTo(168 / 108);
    expect(map.x).toBeLessThan(-2000);
    expect(map.x + map.width).toBeGreaterThan(640);
    expect(map.y + map.height).toBeGreaterThan(600);
  });
});
