import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawing, node } from "../testing/drawings";
import { compareDocuments } from "./compare";
import type { FlowDocument } from "./document";
import { edgeKey } from "./document";
import type { Edit } from "./edits";
import * as edits from "./edits";
import { mergeDocuments } from "./merge";
import { sameValue } from "./same";

/** The same examples in each run. */
const CHOSEN = { seed: 46, numRuns: 500 };

const base = drawing("a > b > c > d", "a.busy > d");
const ids = base.nodes.map(({ id }) => id);

const someId = fc.constantFrom(...ids, "e");
const someWord = fc.constantFrom("one", "two", "three");
const somePlace = fc.record({ x: fc.nat(9), y: fc.nat(9) });
const someWire = fc.record({
  source: someId,
  port: fc.constantFrom("done", "busy"),
  target: someId,
});

/** An edit as the canvas makes it: no wire without both its steps, no step twice. */
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(someId, someWord).map(([id, name]) => edits.renameNode(id, name)),
  fc
    .tuple(someId, fc.dictionary(fc.constantFrom("prompt", "timeout"), someWord))
    .map(([id, config]) => edits.configureNode(id, config)),
  fc.tuple(someId, somePlace).map(([id, place]): Edit => {
    return (document) =>
      has(document, id) ? edits.moveNodes({ [id]: place })(document) : document;
  }),
  someWire.map((wire): Edit => {
    return (document) =>
      has(document, wire.source) && has(document, wire.target)
        ? edits.connect(wire)(document)
        : document;
  }),
  someWire.map((wire) => edits.removeEdges(new Set([edgeKey(wire)]))),
  someId.map((id) => edits.removeNodes(new Set([id]))),
  somePlace.map((place): Edit => {
    return (document) =>
      has(document, "e") ? document : edits.addNodes([node("e")], { e: place })(document);
  }),
);
const someWork = fc.array(someEdit, { maxLength: 6 }).map((work) => edits.inOrder(...work)(base));

function has(document: FlowDocument, id: string): boolean {
  return document.nodes.some((one) => one.id === id);
}

function always(law: (mine: FlowDocument, theirs: FlowDocument) => void): void {
  fc.assert(fc.property(someWork, someWork, law), CHOSEN);
}

const placeIds = ({ layout }: FlowDocument): string[] => Object.keys(layout).sort();
const nodeIds = ({ nodes }: FlowDocument): string[] => nodes.map(({ id }) => id).sort();

/** What one side wrote into a step, value by value. */
function written(side: FlowDocument): { id: string; path: readonly string[]; value: unknown }[] {
  return compareDocuments(base, side).steps.flatMap((step) =>
    step.kind === "changed"
      ? step.fields.map(({ path, after }) => ({ id: step.node.id, path, value: after }))
      : [],
  );
}

function valueAt(document: FlowDocument, id: string, path: readonly string[]): unknown {
  let value: unknown = document.nodes.find((one) => one.id === id);
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

describe("whatever two people draw at once", () => {
  it("keeps every value I wrote", () => {
    always((mine, theirs) => {
      const { document } = mergeDocuments({ base, mine, theirs });
      for (const { id, path, value } of written(mine)) {
        expect(valueAt(document, id, path)).toEqual(value);
      }
    });
  });

  it("keeps every value they wrote, or says that it clashed with mine", () => {
    always((mine, theirs) => {
      const { document, clashes } = mergeDocuments({ base, mine, theirs });
      for (const { id, path, value } of written(theirs)) {
        const kept = sameValue(valueAt(document, id, path), value);
        const asked = clashes.some(
          (clash) =>
            clash.id === id && sameValue(clash.path, path) && sameValue(clash.theirs, value),
        );
        expect(kept || asked).toBe(true);
      }
    });
  });

  it("leaves no wire without both its steps", () => {
    always((mine, theirs) => {
      const { document } = mergeDocuments({ base, mine, theirs });
      const known = new Set(nodeIds(document));
      const loose = document.edges.filter(
        ({ source, target }) => !known.has(source) || !known.has(target),
      );
      expect(loose).toEqual([]);
    });
  });

  it("leaves no step without its place, and no place without its step", () => {
    always((mine, theirs) => {
      const { document } = mergeDocuments({ base, mine, theirs });
      expect(placeIds(document)).toEqual(nodeIds(document));
    });
  });

  it("is the same drawing for both, but for what is asked about", () => {
    always((mine, theirs) => {
      const here = mergeDocuments({ base, mine, theirs });
      const there = mergeDocuments({ base, mine: theirs, theirs: mine });
      expect(nodeIds(here.document)).toEqual(nodeIds(there.document));
      expect(here.clashes.length).toBe(there.clashes.length);
      if (here.clashes.length > 0) return;
      const { steps, wires } = compareDocuments(here.document, there.document);
      expect({ steps, wires }).toEqual({ steps: [], wires: [] });
    });
  });

  it("comes to rest: merged work taken in by the other side is theirs unchanged", () => {
    always((mine, theirs) => {
      const { document } = mergeDocuments({ base, mine, theirs });
      const back = mergeDocuments({ base: theirs, mine: theirs, theirs: document });
      expect(back.document).toBe(document);
    });
  });
});
