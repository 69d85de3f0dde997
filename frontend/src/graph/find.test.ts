import { describe, expect, it } from "vitest";
import { typesByName } from "../catalogue/lookup";
import { inEnglish } from "../catalogue/types";
import { node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { EMPTY_DOCUMENT } from "./document";
import { findIn, indexOf } from "./find";

const TARGETS = [{ number: "+46701234567", name: "Anna" }];
const ROWS = [{ id: "r1", label: "VIP", left: "{level}", operator: "is", right: "gold" }];
const document = {
  ...EMPTY_DOCUMENT,
  nodes: [
    node("menu", { type: "menu", name: "Welcome", config: { prompt: "hello", choices: [] } }),
    node("sales", { type: "connect", name: "Ring sales", config: { targets: TARGETS } }),
    node("vip", { type: "compare", name: "Who is it", config: { rows: ROWS } }),
    node("odd", { type: "teleport", name: "Odd one", config: { secret: "Ring" } }),
  ],
  layout: { note1: { x: 0, y: 0, text: "Ask Bo before changing this" } },
};
const words = {
  translate: inEnglish,
  flowName: (key: string) => (key === "hours" ? "Opening hours" : key),
  sharedName: (_kind: string, key: string) => key,
  promptText: (key: string) => (key === "hello" ? "Greeting: Good morning" : key),
};
const index = indexOf(document, typesByName(goldenCatalogue()), words);
const found = (search: string) =>
  findIn(index, search).map(({ node: id, field }) => [id, field] as const);

describe("finding in a flow", () => {
  it.each([
    ["a step's name, whatever the case", "RING SALES", "sales", null],
    ["the kind of a step", "connect", "sales", null],
    ["the words of a message", "good morning", "menu", "prompt"],
    ["a number as people write it", "070-123 45", "sales", "targets.0.number"],
    ["a number as the carrier takes it", "+467012", "sales", "targets.0.number"],
    ["a person's name inside a list", "anna", "sales", "targets.0.name"],
    ["a variable", "{level}", "vip", "rows.0.left"],
    ["a choice by its words", "is", "vip", "rows.0.operator"],
    ["a note", "ask bo", null, null],
    ["a step of an unknown kind, by its name", "odd", "odd", null],
  ])("finds %s", (_, search, id, field) => {
    expect(found(search)).toContainEqual([id, field]);
  });

  it.each([["what is nowhere"], ["r1"], ["   "]])("finds nothing for “%s”", (search) => {
    expect(found(search)).toEqual([]);
  });
});
