/** Steps as text for the system clipboard, so that they can go to another flow or browser tab. */
import type { FlowDocument, FlowEdge, FlowNode, Place } from "./document";
import { framesOf } from "./frames";
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

type Point = Readonly<Record<"x" | "y", number>>;

/** How far what was copied has to go: to the wanted place, or a little aside. */
function shiftTo(at: Point | undefined, places: readonly Place[]): Point {
  if (at === undefined || places.length === 0) return { x: OFFSET, y: OFFSET };
  return {
    x: at.x - Math.min(...places.map(({ x }) => x)),
    y: at.y - Math.min(...places.map(({ y }) => y)),
  };
}

/** Fresh identities for all that is pasted, by the old ones. */
function freshIds(copied: FlowDocument, document: FlowDocument, random: Random) {
  const taken = new Set([...document.nodes.map(({ id }) => id), ...Object.keys(document.layout)]);
  const fresh = new Map<string, string>();
  const rename = (id: string, kind: Parameters<typeof newId>[2]): void => {
    const renamed = newId((candidate) => taken.has(candidate), random, kind);
    taken.add(renamed);
    fresh.set(id, renamed);
  };
  for (const { id } of copied.nodes) rename(id, "n");
  for (const { id, kind } of framesOf(copied.layout)) rename(id, `${kind}:`);
  return fresh;
}

/** What a clipboard text holds of ours under fresh ids; null when it holds nothing. */
export function pasteText(
  text: string,
  given: { readonly document: FlowDocument; readonly random: Random; readonly at?: Point },
): Pasted | null {
  const copied = parseDocument(parseJson(text));
  const fresh = freshIds(copied, given.document, given.random);
  if (copied.rest.clipboard !== MARK || fresh.size === 0) return null;
  const to = (id: string): string => fresh.get(id) ?? id;
  const inside = (edge: FlowEdge): boolean => fresh.has(edge.source) && fresh.has(edge.target);
  const drawn = Object.entries(copied.layout).filter(([id]) => fresh.has(id));
  const shift = shiftTo(
    given.at,
    drawn.map(([, place]) => place),
  );
  const places = drawn.map(([id, place]): [string, Place] => [
    to(id),
    { ...place, x: place.x + shift.x, y: place.y + shift.y },
  ]);
  return {
    nodes: copied.nodes.map((node) => ({ ...node, id: to(node.id) })),
    edges: copied.edges
      .filter(inside)
      .map((edge) => ({ ...edge, source: to(edge.source), target: to(edge.target) })),
    places: Object.fromEntries(places),
  };
}
