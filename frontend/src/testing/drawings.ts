/** Small drawings for tests: `drawing("start.next > play.done > end")`. */
import type { FlowDocument, FlowEdge, FlowNode } from "../graph/document";
import { EMPTY_DOCUMENT } from "../graph/document";

export function node(id: string, changes: Partial<FlowNode> = {}): FlowNode {
  return { id, type: "play", name: id, config: {}, ...changes };
}

function chain(text: string): { ids: string[]; edges: FlowEdge[] } {
  const stops = text.split(" > ").map((stop) => stop.split("."));
  const ids = stops.map(([id = ""]) => id);
  const edges = stops.flatMap(([source = "", port], index) => {
    const target = ids[index + 1];
    return target === undefined ? [] : [{ source, port: port ?? "done", target }];
  });
  return { ids, edges };
}

export function drawing(...chains: string[]): FlowDocument {
  const read = chains.map(chain);
  const ids = [...new Set(read.flatMap((one) => one.ids))];
  return {
    ...EMPTY_DOCUMENT,
    nodes: ids.map((id) => node(id)),
    edges: read.flatMap((one) => one.edges),
    layout: Object.fromEntries(ids.map((id, index) => [id, { x: index * 320, y: 0 }])),
  };
}
