import { describe, expect, it } from "vitest";
import type { Field } from "../catalogue/types";
import { goldenCatalogue } from "../testing/golden";
import { exampleOf, fieldsByKind } from "./examples";
import { STATES, cellsOf } from "./states";

const catalogue = goldenCatalogue();

describe("the gallery", () => {
  it("shows every type of step in every state, and one that is not known", () => {
    const rows = cellsOf(catalogue);
    const types = rows.map((row) => row[0]?.node.type);
    expect(types).toEqual([...catalogue.types.map(({ type }) => type), "from_tomorrow"]);
    for (const row of rows) expect(row.map(({ state }) => state)).toEqual(STATES);
  });

  it("shows every kind of field the catalogue has", () => {
    const all = (fields: readonly Field[]): string[] =>
      fields.flatMap((field) => [field.kind, ...(field.kind === "list" ? all(field.item) : [])]);
    const kinds = new Set(catalogue.types.flatMap(({ fields }) => all(fields)));
    kinds.delete("key");
    expect(new Set(fieldsByKind(catalogue).map(({ kind }) => kind))).toEqual(kinds);
  });

  it("has an example of every kind of field", () => {
    for (const field of fieldsByKind(catalogue)) expect(exampleOf(field)).not.toBeUndefined();
  });
});
