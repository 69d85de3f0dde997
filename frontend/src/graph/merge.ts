/**
 * Three-way merge of drawings: steps by id, wires by (source, port), places by id.
 * What one side removed and the other changed stays: no side's work is lost.
 */
import type { FlowDocument } from "./document";
import { edgeKey } from "./document";
import { revive } from "./revive";
import { sameValue } from "./same";

/** Both sides changed the same value differently; mine was kept. */
export interface Clash {
  readonly kind: "node" | "edge" | "place";
  readonly id: string;
  /** Where in the part: `["name"]`, `["config", "ring_time"]`, or nothing for the whole. */
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly document: FlowDocument;
  readonly clashes: readonly Clash[];
}

type Fields = Readonly<Record<string, unknown>>;
type Found = Pick<Clash, "path" | "mine" | "theirs">;
type OnClash = (found: Found) => void;

export interface Sides<Part> {
  readonly base: Part;
  readonly mine: Part;
  readonly theirs: Part;
}

/** Field by field, as deep as both sides hold fields; `onClash` is told where mine wins. */
function mergeFields(sides: Sides<Fields>, path: readonly string[], onClash: OnClash): Fields {
  const { base, mine, theirs } = sides;
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const values = { base: base[key], mine: mine[key], theirs: theirs[key] };
    const value = mergeValue(values, [...path, key], onClash);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mergeValue(sides: Sides<unknown>, path: readonly string[], onClash: OnClash): unknown {
  const { base, mine, theirs } = sides;
  if (sameValue(mine, theirs) || sameValue(mine, base)) return theirs;
  if (sameValue(theirs, base)) return mine;
  if (isFields(mine) && isFields(theirs)) {
    return mergeFields({ base: isFields(base) ? base : {}, mine, theirs }, path, onClash);
  }
  onClash({ path, mine, theirs });
  return mine;
}

type Parts<Part> = ReadonlyMap<string, Part>;

/** One identity's fate. Undefined means absent. */
function mergePart<Part>(sides: Sides<Part | undefined>, onClash: OnClash): Part | undefined {
  const { base, mine, theirs } = sides;
  if (mine === undefined)
    return theirs === undefined || sameValue(theirs, base) ? undefined : theirs;
  if (theirs === undefined) return base !== undefined && sameValue(mine, base) ? undefined : mine;
  return mergeValue({ base, mine, theirs }, [], onClash) as Part;
}

function mergeParts<Part>(
  sides: Sides<Parts<Part>>,
  onClash: (id: string, found: Found) => void,
): Map<string, Part> {
  const merged = new Map<string, Part>();
  for (const id of new Set([...sides.theirs.keys(), ...sides.mine.keys()])) {
    const part = mergePart<Part>(
      { base: sides.base.get(id), mine: sides.mine.get(id), theirs: sides.theirs.get(id) },
      (found) => onClash(id, found),
    );
    if (part !== undefined) merged.set(id, part);
  }
  return merged;
}

function each<Part>(sides: Sides<FlowDocument>, parts: (document: FlowDocument) => Parts<Part>) {
  return { base: parts(sides.base), mine: parts(sides.mine), theirs: parts(sides.theirs) };
}

export function mergeDocuments(sides: Sides<FlowDocument>): Merged {
  const { base, mine, theirs } = sides;
  if (sameValue(mine, base)) return { document: theirs, clashes: [] };
  if (sameValue(theirs, base)) return { document: mine, clashes: [] };
  const clashes: Clash[] = [];
  const clashed = (kind: Clash["kind"]) => (id: string, found: Found) =>
    void clashes.push({ kind, id, ...found });
  const nodes = mergeParts(
    each(sides, (document) => new Map(document.nodes.map((node) => [node.id, node]))),
    clashed("node"),
  );
  const edges = mergeParts(
    each(sides, (document) => new Map(document.edges.map((edge) => [edgeKey(edge), edge]))),
    clashed("edge"),
  );
  const layout = mergeParts(
    each(sides, (document) => new Map(Object.entries(document.layout))),
    clashed("place"),
  );
  revive({ nodes, edges, layout }, sides);
  const document: FlowDocument = {
    spec: Math.max(mine.spec, theirs.spec),
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    layout: Object.fromEntries(layout),
    unreadable: sameValue(theirs.unreadable, base.unreadable) ? mine.unreadable : theirs.unreadable,
    rest: mergeFields(
      { base: base.rest, mine: mine.rest, theirs: theirs.rest },
      [],
      () => undefined,
    ),
  };
  // Their very object where nothing of mine is left over: then there is nothing to save.
  return { document: sameValue(document, theirs) ? theirs : document, clashes };
}
