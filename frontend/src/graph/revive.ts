/** Brings a step back whole that one side removed and the merged drawing still needs. */
import type { FlowDocument, FlowEdge, FlowNode, Place } from "./document";
import { edgeKey } from "./document";

/** A drawing in the middle of a merge. */
export interface Merging {
  readonly nodes: Map<string, FlowNode>;
  readonly edges: Map<string, FlowEdge>;
  readonly layout: Map<string, Place>;
}

interface BothSides {
  readonly mine: FlowDocument;
  readonly theirs: FlowDocument;
}

type Sides = readonly (readonly [FlowDocument, ReadonlyMap<string, FlowNode>])[];

/** A wire that is new on one side needs both its steps, whatever the other side removed. */
function reviveEnds({ nodes, edges }: Merging, sides: Sides): void {
  for (const { source, target } of edges.values()) {
    for (const id of [source, target]) {
      if (nodes.has(id)) continue;
      const lost = sides.map(([, known]) => known.get(id)).find((node) => node !== undefined);
      if (lost !== undefined) nodes.set(id, lost);
    }
  }
}

/** A removed step lost its wires too: those come back whose way out is still free. */
function reviveWires({ nodes, edges }: Merging, revived: ReadonlySet<string>, side: FlowDocument) {
  for (const edge of side.edges) {
    const ofRevived = revived.has(edge.source) || revived.has(edge.target);
    const drawable = nodes.has(edge.source) && nodes.has(edge.target);
    if (ofRevived && drawable && !edges.has(edgeKey(edge))) edges.set(edgeKey(edge), edge);
  }
}

/** A step that stays away takes its place along, also where the other side had moved it. */
function forgetPlaces({ nodes, layout }: Merging, known: Iterable<string>): void {
  for (const id of known) if (!nodes.has(id)) layout.delete(id);
}

/** After the merge of the parts: what the steps that stay need is there, and nothing besides. */
export function revive(merging: Merging, { mine, theirs }: BothSides): void {
  const sides = [mine, theirs].map(
    (side) => [side, new Map(side.nodes.map((node) => [node.id, node]))] as const,
  );
  reviveEnds(merging, sides);
  sides.forEach(([side, known], index) => {
    const elsewhere = sides[1 - index]?.[1];
    const onlyHere = [...merging.nodes.keys()].filter(
      (id) => known.has(id) && elsewhere?.has(id) === false,
    );
    reviveWires(merging, new Set(onlyHere), side);
    for (const id of onlyHere) {
      const place = side.layout[id];
      if (place !== undefined && !merging.layout.has(id)) merging.layout.set(id, place);
    }
  });
  for (const [, known] of sides) forgetPlaces(merging, known.keys());
}
