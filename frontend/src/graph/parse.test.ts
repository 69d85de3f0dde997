import { describe, expect, it } from "vitest";
import { parseDocument, toWire } from "./parse";

const strange = {
  spec: 1,
  from_the_future: { colour: "red" },
  nodes: [
    { id: "n1", type: "play", name: "Hi", config: { prompt: "x", later: 1 }, group: "g" },
    { id: "n1", type: "play" },
    { type: "no id" },
    "not a node",
    { id: "n2" },
  ],
  edges: [{ source: "n1", port: "done", target: "n2", label: "soft" }, { source: "n1" }, null],
  layout: { n1: { x: 1, y: 2, pinned: true }, n2: "somewhere" },
};

describe("a document with broken and unknown parts", () => {
  it("is drawn as far as it can be read", () => {
    expect(parseDocument(strange).nodes.map((node) => node.id)).toEqual(["n1", "n2"]);
  });

  it("is written back with everything it came with", () => {
    const wire = toWire(parseDocument(strange));
    expect(wire.from_the_future).toEqual({ colour: "red" });
    expect(wire.nodes).toEqual(
      expect.arrayContaining([strange.nodes[0], strange.nodes[1], { type: "no id" }, "not a node"]),
    );
    expect(wire.edges).toEqual(expect.arrayContaining([strange.edges[0], { source: "n1" }, null]));
    expect(wire.layout).toEqual(strange.layout);
  });
});

it.each([[null], ["text"], [[1, 2]], [{}], [{ nodes: 7, edges: {}, layout: [] }]])(
  "reads %j as an empty drawing",
  (wire) => {
    expect(parseDocument(wire).nodes).toEqual([]);
  },
);

it("brings steps that lie too far out back into reach", () => {
  const layout = { n1: { x: 1e300, y: -1e9 }, n2: { x: -100_000, y: 5 } };
  expect(parseDocument({ layout }).layout).toEqual({
    n1: { x: 100_000, y: -100_000 },
    n2: layout.n2,
  });
});

it("takes a place that is no number as missing", () => {
  const layout = { n1: { x: Infinity, y: 0 }, n2: { x: 0, y: NaN }, n3: { x: "1", y: 2 } };
  expect(parseDocument({ layout }).layout).toEqual({});
});
