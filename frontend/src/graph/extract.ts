/** Making a part of selected steps: a flow of its own, and in their place one step that uses it. */
import type { TypeLookup } from "../catalogue/lookup";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { NodeType, Translate } from "../catalogue/types";
import type { FlowDocument, FlowEdge, FlowNode, Layout, Place } from "./document";
import { EMPTY_DOCUMENT, edgeKey, nodeOf } from "./document";
import type { Edit } from "./edits";
import type { Random } from "./ids";
import { newId } from "./ids";
import type { Way } from "./parts";
import { wayPort } from "./parts";
import { sameValue } from "./same";

/** From one step to the next, and from one way out to the one below. */
const ACROSS = 320;
const DOWN = 120;
const LONGEST_LABEL = 60;

export type Refusal = "nothing" | "beginning" | "several" | "nowhere";

export interface Refused {
  readonly refused: Refusal;
  /** The steps it is about, by name. */
  readonly names: readonly string[];
}

export interface Extracted {
  readonly part: FlowDocument;
  readonly ways: readonly Way[];
  /** The id of the step that takes the place of the others. */
  readonly id: string;
  /** Whether a drawing still has the steps as they became the part, with the same wires. */
  readonly fits: (document: FlowDocument) => boolean;
  /** Puts that step there. */
  readonly replace: (flow: { readonly key: string; readonly name: string }) => Edit;
}

interface Given {
  readonly document: FlowDocument;
  readonly selected: ReadonlySet<string>;
  readonly types: TypeLookup;
  readonly translate: Translate;
  readonly random: Random;
}

/** Where calls come into the steps: the step that is led to, or else the one nothing inside leads to. */
function entrances(edges: readonly FlowEdge[], inside: ReadonlySet<string>): string[] {
  const within = edges.filter((edge) => inside.has(edge.target));
  const coming = within.filter((edge) => !inside.has(edge.source)).map(({ target }) => target);
  if (coming.length > 0) return [...new Set(coming)];
  const led = new Set(within.filter((e) => e.source !== e.target).map(({ target }) => target));
  return [...inside].filter((id) => !led.has(id));
}

function labelOf(edge: FlowEdge, { document, types, translate }: Given): string {
  const node = nodeOf(document, edge.source);
  const type = node && types.get(node.type);
  const ports = node && type ? portsOf(type, node.config, translate) : [];
  return ports.find(({ id }) => id === edge.port)?.label || edge.port;
}

/** One way out for each step that is led to, called after the ways that lead there. */
function waysTo(leaving: readonly FlowEdge[], given: Given, fresh: () => string) {
  const targets = [...new Set(leaving.map(({ target }) => target))];
  const taken = new Set<string>();
  return targets.map((target) => {
    const edges = leaving.filter((edge) => edge.target === target);
    const labels = [...new Set(edges.map((edge) => labelOf(edge, given)))];
    const step = nodeOf(given.document, target);
    const goal = step ? stepName(step, given.types, given.translate) : target;
    const label = nameless(labels.join(" / "), goal, taken);
    taken.add(label);
    return { id: fresh(), label, target, edges };
  });
}

/** Counted as the server counts, so that no letter is cut in two. */
function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join("");
}

/** Not the name of another way out: then the step it leads to is told too, or a number. */
function nameless(wished: string, goal: string, taken: ReadonlySet<string>): string {
  const candidates = [wished, `${wished} → ${goal}`].map((one) => cut(one, LONGEST_LABEL));
  const free = candidates.find((label) => !taken.has(label));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) {
    const label = `${cut(wished, LONGEST_LABEL - 4)} ${number}`;
    if (!taken.has(label)) return label;
  }
}

type Ways = ReturnType<typeof waysTo>;

interface Plan {
  readonly inside: ReadonlySet<string>;
  readonly entrance: string;
  readonly ways: Ways;
  readonly begin: FlowNode;
  readonly kinds: Readonly<Record<"entry" | "uses" | "leaves", NodeType>>;
}

function placeOf(layout: Layout, id: string): Place {
  return layout[id] ?? { x: 0, y: 0 };
}

function partOf({ document, selected }: Given, plan: Plan): FlowDocument {
  const { inside, entrance, ways, begin, kinds } = plan;
  const nodes = document.nodes.filter(({ id }) => inside.has(id));
  const outs = ways.map(({ id, label }) => ({
    id,
    type: kinds.leaves.type,
    name: label,
    config: { label },
  }));
  const moved = Object.entries(document.layout).filter(
    ([id]) => inside.has(id) || selected.has(id),
  );
  const first = placeOf(document.layout, entrance);
  const right = Math.max(...moved.map(([, { x }]) => x), first.x) + ACROSS;
  const column = ways.map(
    ({ id }, index) => [id, { x: right, y: first.y + index * DOWN }] as const,
  );
  const leading = new Map(ways.flatMap((way) => way.edges.map((e) => [edgeKey(e), way.id])));
  return {
    ...EMPTY_DOCUMENT,
    spec: document.spec,
    nodes: [begin, ...nodes, ...outs],
    edges: [
      ...portsOf(kinds.entry, begin.config)
        .slice(0, 1)
        .map((port) => ({ source: begin.id, port: port.id, target: entrance })),
      ...document.edges
        .filter((edge) => inside.has(edge.source))
        .map((edge) => ({ ...edge, target: leading.get(edgeKey(edge)) ?? edge.target })),
    ],
    layout: {
      ...Object.fromEntries(moved),
      [begin.id]: { x: first.x - ACROSS, y: first.y },
      ...Object.fromEntries(column),
    },
  };
}

function replacing({ selected }: Given, plan: Plan, id: string): Extracted["replace"] {
  const { inside, entrance, ways, kinds } = plan;
  return ({ key, name }) =>
    (document) => {
      const rows = ways.map((way) => ({ id: way.id, label: way.label }));
      const config = { flow: key, version: null, inputs: [], ways: rows };
      const step: FlowNode = { id, type: kinds.uses.type, name, config };
      const place = placeOf(document.layout, entrance);
      const gone = (one: string): boolean => inside.has(one) || selected.has(one);
      const layout = Object.entries(document.layout).filter(([one]) => !gone(one));
      return {
        ...document,
        nodes: document.nodes.flatMap((node) => {
          if (node.id === entrance) return [step];
          return inside.has(node.id) ? [] : [node];
        }),
        edges: [
          ...document.edges
            .filter(({ source }) => !inside.has(source))
            .map((edge) => (inside.has(edge.target) ? { ...edge, target: id } : edge)),
          ...ways.map((way) => ({ source: id, port: wayPort(way.id), target: way.target })),
        ],
        layout: { ...Object.fromEntries(layout), [id]: place },
      };
    };
}

/** Some steps and the wires at them, in whatever order. */
function concerned({ nodes, edges }: FlowDocument, inside: ReadonlySet<string>) {
  const at = edges.filter(({ source, target }) => inside.has(source) || inside.has(target));
  return {
    steps: Object.fromEntries(nodes.filter(({ id }) => inside.has(id)).map((n) => [n.id, n])),
    wires: Object.fromEntries(at.map((edge) => [edgeKey(edge), edge])),
  };
}

function kindsIn(types: TypeLookup): Plan["kinds"] | null {
  const all = [...types.values()];
  const entry = all.find((type) => type.entry);
  const uses = all.find((type) => type.part === "uses");
  const leaves = all.find((type) => type.part === "leaves");
  return entry && uses && leaves ? { entry, uses, leaves } : null;
}

/**
 * The selected steps as a part. Ways out of this flow stay here: they are this flow's, and what
 * leads to them leads out of the part. What catches its trouble stays too: a part has none of its
 * own. What callers meet is the same before and afterwards.
 */
export function extractPart(given: Given): Extracted | Refused {
  const { document, selected, types, translate, random } = given;
  const stays = ({ type }: FlowNode): boolean =>
    types.get(type)?.part === "leaves" || types.get(type)?.catches === true;
  const steps = document.nodes.filter((node) => selected.has(node.id) && !stays(node));
  const inside = new Set(steps.map(({ id }) => id));
  const kinds = kindsIn(types);
  const named = (ids: readonly string[]): string[] =>
    steps.filter(({ id }) => ids.includes(id)).map((node) => stepName(node, types, translate));
  if (steps.length === 0 || kinds === null) return { refused: "nothing", names: [] };
  const beginning = steps.filter(({ type }) => types.get(type)?.entry === true);
  if (beginning.length > 0) {
    return { refused: "beginning", names: named(beginning.map(({ id }) => id)) };
  }
  const [entrance, ...others] = entrances(document.edges, inside);
  if (entrance === undefined) return { refused: "nowhere", names: [] };
  if (others.length > 0) return { refused: "several", names: named([entrance, ...others]) };
  const taken = new Set([...document.nodes.map(({ id }) => id), ...Object.keys(document.layout)]);
  const fresh = (): string => {
    const id = newId((candidate) => taken.has(candidate), random);
    taken.add(id);
    return id;
  };
  const begin = {
    id: fresh(),
    type: kinds.entry.type,
    name: translate(kinds.entry.label),
    config: {},
  };
  const leaving = document.edges.filter((e) => inside.has(e.source) && !inside.has(e.target));
  const ways = waysTo(leaving, given, fresh);
  const plan: Plan = { inside, entrance, ways, begin, kinds };
  const id = fresh();
  return {
    part: partOf(given, plan),
    ways: ways.map((way) => ({ id: way.id, label: way.label })),
    id,
    fits: (other) => sameValue(concerned(other, inside), concerned(document, inside)),
    replace: replacing(given, plan, id),
  };
}
