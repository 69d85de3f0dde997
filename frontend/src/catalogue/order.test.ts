import { expect, it } from "vitest";
import { moved } from "./order";

it.each([
  ["down", 0, 2, ["b", "c", "a", "d"]],
  ["up", 3, 1, ["a", "d", "b", "c"]],
  ["nowhere", 1, 1, ["a", "b", "c", "d"]],
  ["from where nothing is", 9, 0, ["a", "b", "c", "d"]],
])("moves one of a list %s", (_, from, to, after) => {
  expect(moved(["a", "b", "c", "d"], from, to)).toEqual(after);
});
