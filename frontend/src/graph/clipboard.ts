/** Steps as text for the system clipboard, so that they can go to another flow or browser tab. */
import type { FlowDocument, FlowEdge, FlowNode, Place } from "./document";
import type { Random } from "./ids";
import { newId } from "./ids";
import { parseDocument, toWire } from "./parse";

const MARK = "antler/steps";
const OFFSET = 40;

export interface Pasted {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly places: Readonly<Record<string, Place>>;
}

export function copyText(document: FlowDocument, ids: ReadonlySet<string>): string {
  const part = toWire({
    ...document,
    nodes: document.nodes.filter((node) => ids.has(node.id)),
    edges: document.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
    layout: Object.fromEntries(Object.entries(document.layout).filter(([id]) => ids.has(id))),
    unreadable: { nodes: [], edges: [], layout: {} },
    rest: { clipboard: MARK },
  });
  return JSON.stringify(part, null, 2);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The steps in a clipboard text under fresh ids, a little aside; null when it holds none of ours. */
export function pasteText(
  text: string,
  { document, random }: { document: FlowDocument; random: Random },
): Pasted | null {
  const copied = parseDocument(parseJson(text));
  if (copied.rest.clipboard !== MARK || copied.nodes.length === 0) return null;
  const taken = new Set(document.nodes.map((node) => node.id));
  const renamed = new Map<string, string>();
  for (const node of copied.nodes) {
    const id = newId((candidate) => taken.has(candidate), random);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const to = (id: string): string => renamed.get(id) ?? id;
  const inside = (edge: FlowEdge): boolean => renamed.has(edge.source) && renamed.has(edge.target);
  const places = Object.entries(copied.layout).map(([id, place]) => [
    to(id),
    { ...place, x: place.x + OFFSET, y: place.y + OFFSET },
  ]);
  return {
    nodes: copied.nodes.map((node) => ({ ...node, id: to(node.id) })),
    edges: copied.edges
      .filter(inside)
      .map((edge) => ({ ...edge, source: to(edge.source), target: to(edge.target) })),
    places: Object.fromEntries(places) as Record<string, Place>,
  };
}
