import { describe, expect, it } from "vitest";
import { drawing, node } from "../testing/drawings";
import type { FlowDocument } from "./document";
import * as edits from "./edits";
import { mergeDocuments } from "./merge";

const base = drawing("a > b > c");

function merge(mine: edits.Edit, theirs: edits.Edit) {
  return mergeDocuments({ base, mine: mine(base), theirs: theirs(base) });
}

function nameOf(document: FlowDocument, id: string): string | undefined {
  return document.nodes.find((one) => one.id === id)?.name;
}

describe("two people's changes", () => {
  it("both stay when they changed different steps", () => {
    const { document, clashes } = merge(
      edits.renameNode("a", "Mine"),
      edits.renameNode("b", "Theirs"),
    );
    expect([nameOf(document, "a"), nameOf(document, "b")]).toEqual(["Mine", "Theirs"]);
    expect(clashes).toEqual([]);
  });

  it("both stay when they changed different fields of one step", () => {
    const { document, clashes } = merge(
      edits.configureNode("a", { prompt: "x" }),
      edits.renameNode("a", "Theirs"),
    );
    expect(document.nodes[0]).toEqual(node("a", { name: "Theirs", config: { prompt: "x" } }));
    expect(clashes).toEqual([]);
  });

  it("keep mine in the same field, and say so", () => {
    const { document, clashes } = merge(
      edits.renameNode("a", "Mine"),
      edits.renameNode("a", "Theirs"),
    );
    expect(nameOf(document, "a")).toBe("Mine");
    expect(clashes).toEqual([
      { kind: "node", id: "a", path: ["name"], mine: "Mine", theirs: "Theirs" },
    ]);
  });

  it("are no clash when both did the same", () => {
    const same = edits.renameNode("a", "Same");
    expect(merge(same, same).clashes).toEqual([]);
  });

  it("keep a step one removed and the other changed", () => {
    const { document } = merge(edits.removeNodes(new Set(["b"])), edits.renameNode("b", "Needed"));
    expect(nameOf(document, "b")).toBe("Needed");
  });

  it("let a removed step go that nobody changed", () => {
    const { document } = merge(edits.removeNodes(new Set(["c"])), edits.renameNode("a", "Theirs"));
    expect(document.nodes.map((one) => one.id)).toEqual(["a", "b"]);
  });

  it("bring a removed step back when the other wired something to it", () => {
    const { document } = merge(
      edits.removeNodes(new Set(["c"])),
      edits.connect({ source: "a", port: "busy", target: "c" }),
    );
    expect(document.nodes.map((one) => one.id)).toContain("c");
  });

  it("bring a removed step back with its place and the wires that still have room", () => {
    const { document } = merge(
      edits.removeNodes(new Set(["b"])),
      edits.renameNode("b", "Still needed"),
    );
    expect(document.layout.b).toEqual(base.layout.b);
    expect(document.edges).toEqual(expect.arrayContaining([...base.edges]));
  });

  it("leave the way out of a healed wire as it was healed", () => {
    const heal = edits.inOrder(
      edits.removeNodes(new Set(["b"])),
      edits.connect({ source: "a", port: "done", target: "c" }),
    );
    const { document } = merge(heal, edits.renameNode("b", "Still needed"));
    const ways = document.edges.map(({ source, target }) => `${source} > ${target}`);
    expect(ways.sort()).toEqual(["a > c", "b > c"]);
  });

  it("are nothing to save when mine are in theirs already", () => {
    const theirs = edits.inOrder(edits.renameNode("a", "Same"), edits.renameNode("b", "Theirs"));
    const saved = theirs(base);
    const mine = edits.renameNode("a", "Same")(base);
    expect(mergeDocuments({ base, mine, theirs: saved }).document).toBe(saved);
  });

  it("merge wires by the port they leave", () => {
    const { document } = merge(
      edits.connect({ source: "a", port: "busy", target: "c" }),
      edits.connect({ source: "a", port: "done", target: "c" }),
    );
    expect(document.edges.filter((edge) => edge.source === "a")).toHaveLength(2);
  });

  it("merge places step by step", () => {
    const { document } = merge(
      edits.moveNodes({ a: { x: 9, y: 9 } }),
      edits.moveNodes({ b: { x: 7, y: 7 } }),
    );
    expect([document.layout.a, document.layout.b]).toEqual([
      { x: 9, y: 9 },
      { x: 7, y: 7 },
    ]);
  });
});

it("does not bring back unreadable parts that were removed here", () => {
  const base = { ...drawing("a"), unreadable: { nodes: ["?"], edges: [], layout: {} } };
  const mine = { ...base, unreadable: { nodes: [], edges: [], layout: {} } };
  const theirs = { ...base, rest: { other: 1 } };
  expect(mergeDocuments({ base, mine, theirs }).document.unreadable.nodes).toEqual([]);
});
