/**
 * Three-way merge of drawings: steps by id, wires by (source, port), places by id.
 * What one side removed and the other changed stays: no side's work is lost.
 */
import type { FlowDocument, FlowEdge } from "./document";
import { edgeKey } from "./document";
import { sameValue } from "./same";

export interface Clash {
  readonly kind: "node" | "edge" | "place";
  readonly id: string;
}

export interface Merged {
  readonly document: FlowDocument;
  /** Where both sides changed the same thing differently, and mine was kept. */
  readonly clashes: readonly Clash[];
}

type Fields = Readonly<Record<string, unknown>>;

interface Sides<Part> {
  readonly base: Part;
  readonly mine: Part;
  readonly theirs: Part;
}

/** Field by field, one level into `config`; `onClash` is told when mine wins over another change. */
function mergeFields(sides: Sides<Fields>, onClash: () => void): Fields {
  const { base, mine, theirs } = sides;
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeValue({ base: base[key], mine: mine[key], theirs: theirs[key] }, onClash);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mergeValue(sides: Sides<unknown>, onClash: () => void): unknown {
  const { base, mine, theirs } = sides;
  if (sameValue(mine, theirs) || sameValue(mine, base)) return theirs;
  if (sameValue(theirs, base)) return mine;
  if (isFields(mine) && isFields(theirs)) {
    return mergeFields({ base: isFields(base) ? base : {}, mine, theirs }, onClash);
  }
  onClash();
  return mine;
}

type Parts<Part> = ReadonlyMap<string, Part>;

/** One identity's fate. Undefined means absent. */
function mergePart<Part>(sides: Sides<Part | undefined>, onClash: () => void): Part | undefined {
  const { base, mine, theirs } = sides;
  if (mine === undefined)
    return theirs === undefined || sameValue(theirs, base) ? undefined : theirs;
  if (theirs === undefined) return base !== undefined && sameValue(mine, base) ? undefined : mine;
  const merged = mergeValue({ base, mine, theirs }, onClash);
  return merged as Part;
}

function mergeParts<Part>(
  sides: Sides<Parts<Part>>,
  onClash: (id: string) => void,
): Map<string, Part> {
  const merged = new Map<string, Part>();
  for (const id of new Set([...sides.theirs.keys(), ...sides.mine.keys()])) {
    const part = mergePart<Part>(
      { base: sides.base.get(id), mine: sides.mine.get(id), theirs: sides.theirs.get(id) },
      () => onClash(id),
    );
    if (part !== undefined) merged.set(id, part);
  }
  return merged;
}

function each<Part>(sides: Sides<FlowDocument>, parts: (document: FlowDocument) => Parts<Part>) {
  return { base: parts(sides.base), mine: parts(sides.mine), theirs: parts(sides.theirs) };
}

/** A removed step comes back when a merged wire, new on the other side, still needs it. */
function reviveNodes<Part>(
  nodes: Map<string, Part>,
  edges: Iterable<FlowEdge>,
  sides: Sides<Parts<Part>>,
): void {
  for (const { source, target } of edges) {
    for (const id of [source, target]) {
      const lost = sides.mine.get(id) ?? sides.theirs.get(id);
      if (!nodes.has(id) && lost !== undefined) nodes.set(id, lost);
    }
  }
}

export function mergeDocuments(sides: Sides<FlowDocument>): Merged {
  const { base, mine, theirs } = sides;
  if (sameValue(mine, base)) return { document: theirs, clashes: [] };
  if (sameValue(theirs, base)) return { document: mine, clashes: [] };
  const clashes: Clash[] = [];
  const nodeSides = each(sides, ({ nodes }) => new Map(nodes.map((node) => [node.id, node])));
  const nodes = mergeParts(nodeSides, (id) => clashes.push({ kind: "node", id }));
  const edges = mergeParts(
    each(sides, (document) => new Map(document.edges.map((edge) => [edgeKey(edge), edge]))),
    (id) => clashes.push({ kind: "edge", id }),
  );
  reviveNodes(nodes, edges.values(), nodeSides);
  const layout = mergeParts(
    each(sides, (document) => new Map(Object.entries(document.layout))),
    (id) => clashes.push({ kind: "place", id }),
  );
  const document: FlowDocument = {
    spec: Math.max(mine.spec, theirs.spec),
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    layout: Object.fromEntries(layout),
    unreadable: sameValue(theirs.unreadable, base.unreadable) ? mine.unreadable : theirs.unreadable,
    rest: mergeFields({ base: base.rest, mine: mine.rest, theirs: theirs.rest }, () => undefined),
  };
  return { document, clashes };
}
