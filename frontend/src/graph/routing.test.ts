import { describe, expect, it } from "vitest";
import { cardsUnder, levelBack, pointsAlong, wayPast } from "./routing";

const ends = { sourceX: 240, sourceY: 60, targetX: 1000, targetY: 60 };
const card = (x: number, y: number, height = 120) => ({ x, y, width: 240, height });

describe("the way past what stands between two steps", () => {
  it("is none where nothing stands there", () => {
    expect(wayPast(ends, [card(400, 200)])).toBeNull();
  });

  it("keeps clear of the card, on the nearer side", () => {
    const [stretch] = wayPast(ends, [card(400, 0)]) ?? [];
    expect(stretch?.y).toBeLessThan(0);
    expect(stretch?.from).toBeLessThan(400);
    expect(stretch?.to).toBeGreaterThan(640);
  });

  it("goes through a gap between two cards", () => {
    const way = wayPast({ ...ends, targetY: 200 }, [card(400, -100, 270), card(400, 220)]);
    expect(way?.map(({ y }) => y >= 182 && y <= 208)).toEqual([true]);
  });

  it("changes its height between two columns where that is shorter", () => {
    const lower = { ...ends, targetX: 1200, targetY: 400 };
    const columns = [card(340, 0, 800), card(340, -400, 360), card(700, -300, 650)];
    const way = wayPast(lower, columns) ?? [];
    expect(cardsUnder(pointsAlong(lower, way), columns)).toEqual([]);
    expect(new Set(way.map(({ y }) => y)).size).toBe(2);
  });

  it("is none where the way round is too long", () => {
    expect(wayPast(ends, [card(400, -5_000, 10_000)])).toBeNull();
  });

  it("leaves cards alone that stand beside the source, where there is no room to bend", () => {
    expect(wayPast(ends, [card(244, 40)])).toBeNull();
  });
});

describe("the level of a wire that leads back", () => {
  const back = { sourceX: 1000, sourceY: 60, targetX: 0, targetY: 28 };

  it("is clear of all that it passes, and near", () => {
    const cards = [card(0, 0), card(400, 0, 300), card(760, 0)];
    expect(levelBack(back, cards)).toBe(-12);
  });

  it("is none where that is far off", () => {
    expect(levelBack(back, [card(400, -3_000, 6_000)])).toBeNull();
  });
});
