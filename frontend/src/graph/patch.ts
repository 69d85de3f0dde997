/** What one change did, part by part: small enough to keep hundreds of them over a reload. */
import type { FlowDocument, FlowEdge, FlowNode, Layout, Place } from "./document";
import { edgeKey } from "./document";
import { sameValue } from "./same";

/** Identity, part before, part after; null means there was none. */
type Change<Part> = readonly [id: string, before: Part | null, after: Part | null];

export interface Patch {
  readonly nodes: readonly Change<FlowNode>[];
  readonly edges: readonly Change<FlowEdge>[];
  readonly layout: readonly Change<Place>[];
}

type Parts<Part> = ReadonlyMap<string, Part>;

const nodesOf = ({ nodes }: FlowDocument) => new Map(nodes.map((node) => [node.id, node]));
const edgesOf = ({ edges }: FlowDocument) => new Map(edges.map((edge) => [edgeKey(edge), edge]));
const placesOf = ({ layout }: FlowDocument) => new Map(Object.entries(layout));

function changes<Part>(before: Parts<Part>, after: Parts<Part>): Change<Part>[] {
  const found: Change<Part>[] = [];
  for (const [id, part] of before) {
    const now = after.get(id);
    if (!sameValue(part, now)) found.push([id, part, now ?? null]);
  }
  for (const [id, part] of after) if (!before.has(id)) found.push([id, null, part]);
  return found;
}

export function patchOf(before: FlowDocument, after: FlowDocument): Patch {
  const { nodes, edges, layout } = after;
  return {
    nodes: before.nodes === nodes ? [] : changes(nodesOf(before), nodesOf(after)),
    edges: before.edges === edges ? [] : changes(edgesOf(before), edgesOf(after)),
    layout: before.layout === layout ? [] : changes(placesOf(before), placesOf(after)),
  };
}

function apply<Part>(
  parts: Map<string, Part>,
  list: readonly Change<Part>[],
  side: 1 | 2,
): Map<string, Part> {
  for (const change of list) {
    const [id] = change;
    const part = change[side];
    if (part === null) parts.delete(id);
    else parts.set(id, part);
  }
  return parts;
}

function patched(document: FlowDocument, patch: Patch, side: 1 | 2): FlowDocument {
  const { nodes, edges, layout } = patch;
  return {
    ...document,
    nodes: nodes.length ? [...apply(nodesOf(document), nodes, side).values()] : document.nodes,
    edges: edges.length ? [...apply(edgesOf(document), edges, side).values()] : document.edges,
    layout: layout.length ? layoutOf(apply(placesOf(document), layout, side)) : document.layout,
  };
}

const layoutOf = (places: Parts<Place>): Layout => Object.fromEntries(places);

export const forward = (document: FlowDocument, patch: Patch): FlowDocument =>
  patched(document, patch, 2);

export const backward = (document: FlowDocument, patch: Patch): FlowDocument =>
  patched(document, patch, 1);
