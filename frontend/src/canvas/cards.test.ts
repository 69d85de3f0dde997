import { beforeEach, describe, expect, it } from "vitest";
import { typesByName } from "../catalogue/lookup";
import { inEnglish } from "../catalogue/types";
import type { FlowDocument } from "../graph/document";
import { renameNode } from "../graph/edits";
import { drawing, node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import type { Drawn } from "./cards";
import { CardCache } from "./cards";

const types = typesByName(goldenCatalogue());
const none: ReadonlySet<string> = new Set();
const still: Drawn["moving"] = new Map();

let cache: CardCache;
beforeEach(() => {
  cache = new CardCache();
});

function draw(document: FlowDocument, changes: Partial<Drawn> = {}) {
  const drawn = {
    document,
    types,
    translate: inEnglish,
    selected: none,
    moving: still,
    editable: true,
    far: false,
  };
  return cache.cards({ ...drawn, ...changes });
}

describe("cards", () => {
  it("come anew where the drawing comes nearer, with their handles and the same inside", () => {
    const flow = drawing("a > b");
    const [far] = draw(flow, { far: true });
    const [near] = draw(flow);
    expect(near).not.toBe(far);
    expect(near?.data).toBe(far?.data);
    expect(draw(flow)[0]).toBe(near);
  });

  it("stay the same objects while their steps do", () => {
    const flow = drawing("a > b");
    const before = draw(flow);
    const after = draw(renameNode("a", "New")(flow));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it("follow the pointer without the document knowing", () => {
    const flow = drawing("a > b");
    draw(flow);
    const [moved] = draw(flow, { moving: new Map([["a", { x: 8, y: 9 }]]) });
    expect(moved).toMatchObject({ position: { x: 8, y: 9 }, dragging: true });
  });

  it("drop the dragging flag when very many move at once", () => {
    const ids = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const moving = new Map(ids.map((id) => [id, { x: 1, y: 1 }]));
    expect(draw(drawing(...ids), { moving })[0]?.dragging).toBe(false);
  });

  it("show a way out that only a wire remembers", () => {
    const [card] = draw(drawing("a.old > b"));
    expect(card?.data.ports.map(({ id, gone }) => [id, gone])).toEqual([
      ["done", false],
      ["failed", false],
      ["old", true],
    ]);
  });

  it("draw steps of unknown types, with the ways out their wires tell", () => {
    const flow = { ...drawing("a.beam > b"), nodes: [node("a", { type: "teleport" }), node("b")] };
    const [card] = draw(flow);
    expect(card?.data.type).toBeUndefined();
    expect(card?.data.ports.map((port) => port.id)).toEqual(["beam"]);
  });

  it("give the step a call begins at no way in", () => {
    const flow = { ...drawing("a"), nodes: [node("a", { type: "incoming_call" })] };
    expect(draw(flow)[0]?.handles?.map((handle) => handle.type)).toEqual(["source"]);
  });
});
