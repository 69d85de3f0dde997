import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { typesByName } from "./lookup";
import { portRenames } from "./renames";
import type { NodeType } from "./types";

const menu = typesByName(goldenCatalogue()).get("menu") as NodeType;
const keys = (...all: string[]) => ({ choices: all.map((key) => ({ key, label: "" })) });

it("lets the wire follow a key that was changed", () => {
  expect([...portRenames(menu, keys("1", "2"), keys("1", "5"))]).toEqual([["key:2", "key:5"]]);
});

it("takes the wire of a removed key away", () => {
  expect([...portRenames(menu, keys("1", "2"), keys("2"))]).toEqual([["key:1", null]]);
});

it("keeps the wire of a key that is empty for now", () => {
  expect([...portRenames(menu, keys("1"), keys(""))]).toEqual([]);
});

it("leaves wires alone when keys change places", () => {
  expect([...portRenames(menu, keys("1", "2"), keys("2", "1"))]).toEqual([]);
});
