import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import type { FlowDocument } from "./document";
import { removeAndHeal } from "./heal";

const rules = {
  onward: ({ id }: { readonly id: string }) => (id.startsWith("menu") ? undefined : "done"),
  allowed: (_: FlowDocument, { source, target }: { source: string; target: string }) =>
    source !== target,
};

function without(ids: string[], document: FlowDocument): string[] {
  const healed = removeAndHeal(new Set(ids), rules)(document);
  return healed.edges.map(({ source, port, target }) => `${source}.${port} > ${target}`);
}

it("joins what led to the step with where it led", () => {
  expect(without(["b"], drawing("a > b > c"))).toEqual(["a.done > c"]);
});

it("joins past several steps in a row", () => {
  expect(without(["b", "c"], drawing("a > b > c > d"))).toEqual(["a.done > d"]);
});

it("keeps every way that led there", () => {
  expect(without(["b"], drawing("a > b > c", "x.busy > b"))).toEqual(["a.done > c", "x.busy > c"]);
});

it("follows the main way out, not the others", () => {
  expect(without(["b"], drawing("a > b.failed > d", "b > c"))).toEqual(["a.done > c"]);
});

it("joins nothing where a menu leads to different steps", () => {
  expect(without(["menu"], drawing("a > menu.key:1 > b", "menu.key:2 > c"))).toEqual([]);
});

it("joins past a menu whose ways all lead to the same step", () => {
  expect(without(["menu"], drawing("a > menu.key:1 > b", "menu.key:2 > b"))).toEqual([
    "a.done > b",
  ]);
});

it("draws no wire that is not allowed, such as a circle of one step", () => {
  expect(without(["b"], drawing("a > b > a"))).toEqual([]);
});

it("ends where steps that go lead round in a circle", () => {
  expect(without(["b", "c"], drawing("a > b > c > b"))).toEqual([]);
});
