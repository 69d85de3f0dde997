import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { searchTypes } from "./lookup";
import { inEnglish } from "./types";

const { types } = goldenCatalogue();
const found = (search: string): string[] =>
  searchTypes(types, search, inEnglish).map(({ type }) => type);

it("puts what is called so before what only speaks of it", () => {
  expect(found("menu")[0]).toBe("menu");
  expect(found("menu")).toContain("play");
});

it("asks for every word", () => {
  expect(found("record call")).toContain("record_call");
  expect(found("record banana")).toEqual([]);
});

it("finds everything, in its order, when nothing is asked for", () => {
  expect(found(" ")).toEqual(types.map(({ type }) => type));
});
