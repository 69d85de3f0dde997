import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { defaultConfig, defaultItem, identifying } from "./defaults";
import type { Field, ListField } from "./types";

const types = goldenCatalogue().types;
const identityOf = (type: string, name: string): ReadonlySet<string> =>
  identifying(types.find((one) => one.type === type)?.ports ?? [], name);
const listOf = (type: string, name: string): readonly Field[] =>
  (types.find((one) => one.type === type)?.fields.find((f) => f.name === name) as ListField).item;

it.each(types.map((type) => [type.type, type] as const))(
  "begins a %s step with every field of it",
  (_, type) => {
    expect(Object.keys(defaultConfig(type))).toEqual(type.fields.map((field) => field.name));
  },
);

it("begins a menu with what a new one has, not with what an older drawing means", () => {
  const menu = types.find(({ type }) => type === "menu");
  expect(menu?.fields.find(({ name }) => name === "hear_again")?.default).toBe("");
  expect(menu && defaultConfig(menu).hear_again).toBe("*");
});

it("gives a new menu key the first key that is free", () => {
  const item = listOf("menu", "choices");
  const identity = identityOf("menu", "choices");
  const first = defaultItem(item, [], identity);
  expect(defaultItem(item, [first], identity).key).not.toBe(first.key);
});

it("gives each row an identity of its own, also after one was removed", () => {
  const item = listOf("compare", "rows");
  const rows = [{ id: "k1" }, { id: "k3" }];
  expect(rows.map((row) => row.id)).not.toContain(
    defaultItem(item, rows, identityOf("compare", "rows")).id,
  );
});

it("begins every rule of a comparison with the same operator", () => {
  const item = listOf("compare", "rows");
  const rows = [{ id: "k1", operator: "is" }];
  expect(defaultItem(item, rows, identityOf("compare", "rows")).operator).toBe("is");
});
