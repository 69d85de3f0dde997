import { describe, expect, it } from "vitest";
import { drawing, node } from "../testing/drawings";
import { compareDocuments, countDifferences, overlaid } from "./compare";
import * as edits from "./edits";

const before = drawing("a > b > c");

function after(...work: edits.Edit[]) {
  return compareDocuments(before, edits.inOrder(...work)(before));
}

describe("comparing two drawings", () => {
  it("finds nothing where boxes were only moved", () => {
    const { steps, wires, otherwise } = after(edits.moveNodes({ a: { x: 9, y: 9 } }));
    expect({ steps, wires, otherwise }).toEqual({ steps: [], wires: [], otherwise: false });
  });

  it("tells each field that changed, old and new", () => {
    const { steps } = after(edits.configureNode("a", { timeout: 5 }), edits.renameNode("a", "A"));
    const [step] = steps;
    expect(step?.kind === "changed" && step.fields).toEqual([
      { path: ["name"], before: "a", after: "A" },
      { path: ["config", "timeout"], before: undefined, after: 5 },
    ]);
  });

  it("tells steps that came and steps that went", () => {
    const { steps } = after(
      edits.addNodes([node("n")], { n: { x: 0, y: 0 } }),
      edits.removeNodes(new Set(["c"])),
    );
    expect(steps.map(({ kind, node: { id } }) => `${kind} ${id}`)).toEqual([
      "added n",
      "removed c",
    ]);
  });

  it("tells where a way out led, and where it leads", () => {
    const { wires } = after(edits.connect({ source: "a", port: "done", target: "c" }));
    expect(wires).toEqual([{ kind: "wire", source: "a", port: "done", before: "b", after: "c" }]);
  });

  it("does not keep silent about what it has no words for", () => {
    expect(compareDocuments(before, { ...before, rest: { notes: [1] } }).otherwise).toBe(true);
  });
});

it("counts a moved box as work, but not twice when the step changed too", () => {
  const work = edits.inOrder(
    edits.moveNodes({ a: { x: 9, y: 9 }, b: { x: 9, y: 9 } }),
    edits.renameNode("a", "A"),
  );
  expect(countDifferences(before, work(before))).toBe(2);
});

it("draws what went away together with what is there", () => {
  const shown = overlaid({ before, after: edits.removeNodes(new Set(["b"]))(before) });
  expect(shown.nodes.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect(shown.edges).toHaveLength(2);
  expect(shown.layout.b).toEqual(before.layout.b);
});
