import { Position } from "@xyflow/react";
import { describe, expect, it } from "vitest";
import { backwardPath, crossing, leadsBack } from "./paths";

const upper = { top: 0, bottom: 100 };
const lower = { top: 200, bottom: 300 };

describe("a wire that leads back", () => {
  it("goes between its two cards where there is room", () => {
    expect(crossing(upper, lower)).toBe(150);
    expect(crossing(lower, upper)).toBe(150);
  });

  it("goes below both where they stand side by side", () => {
    expect(crossing({ top: 40, bottom: 180 }, upper)).toBeGreaterThan(180);
    expect(crossing(upper, { top: 40, bottom: 180 })).toBeGreaterThan(180);
  });

  it("is drawn through that crossing", () => {
    const ends = {
      sourceX: 600,
      sourceY: 80,
      sourcePosition: Position.Right,
      targetX: 0,
      targetY: 228,
      targetPosition: Position.Left,
    };
    expect(leadsBack(ends)).toBe(true);
    expect(backwardPath(ends, crossing(upper, lower))).toContain("150");
  });
});
