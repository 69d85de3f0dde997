import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typesByName } from "../catalogue/lookup";
import { inEnglish } from "../catalogue/types";
import { drawing, node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import type { FlowDocument } from "./document";
import type { Extracted } from "./extract";
import { renameNode } from "./edits";
import { extractPart } from "./extract";
import { wayPort } from "./parts";

const types = typesByName(goldenCatalogue());
const FLOW = { key: "hours", name: "Hours" };

function extract(document: FlowDocument, ...selected: string[]) {
  let count = 0;
  const random = (): number => ((count += 1) % 97) / 97;
  const given = { document, selected: new Set(selected), types, translate: inEnglish, random };
  return extractPart(given);
}

function extracted(document: FlowDocument, ...selected: string[]): Extracted {
  const found = extract(document, ...selected);
  if ("refused" in found) throw new Error(found.refused);
  return found;
}

/** The same drawing, but that the first step is where calls begin. */
function flow(...chains: string[]): FlowDocument {
  const { nodes, ...rest } = drawing(...chains);
  const [first, ...others] = nodes;
  return { ...rest, nodes: [node(first?.id ?? "", { type: "incoming_call" }), ...others] };
}

const main = flow("in.next > a > b > bye", "a.failed > bye", "b.failed > in2");

function target(document: FlowDocument, source: string, port: string): string | null {
  return document.edges.find((e) => e.source === source && e.port === port)?.target ?? null;
}

/** Where a call goes that leaves a step, as if the part's steps were drawn here. */
function leadsTo(rest: FlowDocument, made: Extracted, source: string, port: string): string | null {
  const inPart = made.part.nodes.some(({ id }) => id === source);
  let at = target(inPart ? made.part : rest, source, port);
  for (;;) {
    const left = made.ways.find(({ id }) => id === at);
    if (left !== undefined) at = target(rest, made.id, wayPort(left.id));
    else if (at === made.id) at = target(made.part, made.part.nodes[0]?.id ?? "", "next");
    else return at;
  }
}

describe("making a part", () => {
  it("takes the steps out and puts one step in their place", () => {
    const made = extracted(main, "a", "b");
    const rest = made.replace(FLOW)(main);
    expect(rest.nodes.map(({ id }) => id)).toEqual(["in", made.id, "bye", "in2"]);
    expect(target(rest, "in", "next")).toBe(made.id);
    expect(rest.layout[made.id]).toEqual(main.layout.a);
  });

  it("names the ways out after those that leave the steps, one for each step they lead to", () => {
    const labels = extracted(main, "a", "b").ways.map(({ label }) => label);
    expect(labels).toEqual(["Then / Cannot be played", "Cannot be played"]);
  });

  it("keeps two ways out of one name apart by where they lead", () => {
    const forked = flow("in.next > a > b > bye", "a.failed > c", "b.failed > d");
    const labels = extracted(forked, "a", "b").ways.map(({ label }) => label);
    expect(labels).toEqual(["Then", "Cannot be played", "Cannot be played → d"]);
  });

  it("cuts a long name between letters, not through one", () => {
    const forked = flow("in.next > a > b > bye", "a.failed > c", "b.failed > d");
    const goal = "🎉".repeat(60);
    const [, , last] = extracted(renameNode("d", goal)(forked), "a", "b").ways;
    expect(last?.label).toBe(`Cannot be played → ${"🎉".repeat(41)}`);
  });

  it("begins the part at the step that is led to", () => {
    const { part } = extracted(main, "a", "b");
    expect(part.nodes[0]).toMatchObject({ type: "incoming_call" });
    expect(target(part, part.nodes[0]?.id ?? "", "next")).toBe("a");
  });

  it("refuses steps into which calls come at several places", () => {
    const entered = flow("in.next > a > b > bye", "in2 > b");
    expect(extract(entered, "a", "b")).toEqual({ refused: "several", names: ["a", "b"] });
  });

  it("refuses where calls begin", () => {
    expect(extract(main, "in", "a")).toMatchObject({ refused: "beginning" });
  });

  it("refuses an empty selection", () => {
    expect(extract(main)).toMatchObject({ refused: "nothing" });
  });

  it("refuses a circle that nothing leads into", () => {
    expect(extract(flow("in.next > z", "a > b > a"), "a", "b")).toMatchObject({
      refused: "nowhere",
    });
  });

  it("leaves this flow's own ways out here", () => {
    const out = { ...main, nodes: main.nodes.map((n) => (n.id === "bye" ? leaving(n.id) : n)) };
    const made = extracted(out, "a", "b", "bye");
    expect(
      made
        .replace(FLOW)(out)
        .nodes.map(({ id }) => id),
    ).toContain("bye");
  });

  it("fits as long as only other steps and the layout were changed", () => {
    const made = extracted(main, "a");
    const named = (id: string) => renameNode(id, "Another")(main);
    expect([made.fits(named("bye")), made.fits(named("a"))]).toEqual([true, false]);
    expect(made.fits({ ...main, layout: {} })).toBe(true);
    expect(made.fits({ ...main, edges: main.edges.slice(1) })).toBe(false);
  });

  it("takes notes along that are selected with the steps", () => {
    const note = { x: 0, y: 0, text: "Mind this" };
    const noted = { ...main, layout: { ...main.layout, "note:1": note } };
    const made = extracted(noted, "a", "note:1");
    expect(made.part.layout["note:1"]).toEqual(note);
    expect(made.replace(FLOW)(noted).layout["note:1"]).toBeUndefined();
  });
});

const leaving = (id: string) => node(id, { type: "leave_part", config: { label: "Out" } });

const STEPS = ["a", "b", "c", "d", "e"];
const PORTS = ["done", "failed"];
const someWires = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom(...STEPS),
    port: fc.constantFrom(...PORTS),
    target: fc.constantFrom(...STEPS),
  }),
  { selector: ({ source, port }) => `${source} ${port}`, maxLength: 10 },
);

it("leads every call where it went before", () => {
  fc.assert(
    fc.property(someWires, fc.subarray(STEPS, { minLength: 1 }), (edges, selected) => {
      const start = { source: "in", port: "next", target: "a" };
      const document = { ...flow("in", ...STEPS), edges: [start, ...edges] };
      const made = extract(document, ...selected);
      fc.pre(!("refused" in made));
      if ("refused" in made) return;
      const rest = made.replace(FLOW)(document);
      for (const source of STEPS) {
        for (const port of PORTS) {
          expect(leadsTo(rest, made, source, port)).toBe(target(document, source, port));
        }
      }
      expect(leadsTo(rest, made, "in", "next")).toBe("a");
    }),
    { seed: 46, numRuns: 400 },
  );
});
