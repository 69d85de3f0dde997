import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import { stepAfter, wayBeside, wayTo } from "./walking";

const document = drawing("start.done > menu.1 > menu", "menu.2 > end", "other.done > menu");
const ways = ["0", "1", "2"];

it("goes on by the way out in hand", () => {
  expect(stepAfter(document, { source: "menu", port: "2" }, ways)).toBe("end");
});

it("goes on by the first way out that leads anywhere when none is in hand", () => {
  expect(stepAfter(document, { source: "menu", port: null }, ways)).toBe("menu");
});

it("goes nowhere by a way out that leads nowhere", () => {
  expect(stepAfter(document, { source: "menu", port: "0" }, ways)).toBeUndefined();
});

it("goes back to what leads to a step first, but not to the step itself", () => {
  expect(wayTo(document, "menu")).toEqual({ source: "start", port: "done" });
  expect(wayTo(document, "start")).toBeUndefined();
});

it("turns from one way out to the next and round again", () => {
  expect(wayBeside(ways, null, 1)).toBe("0");
  expect(wayBeside(ways, null, -1)).toBe("2");
  expect(wayBeside(ways, "2", 1)).toBe("0");
  expect(wayBeside(ways, "0", -1)).toBe("2");
  expect(wayBeside([], null, 1)).toBeUndefined();
});
