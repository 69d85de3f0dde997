/** Every change to a drawing, as a pure function: document in, document out, untouched parts shared. */
import type { Config } from "../catalogue/types";
import type { FlowDocument, FlowEdge, FlowNode, Place } from "./document";
import { EMPTY_DOCUMENT, edgeKey } from "./document";

export type Edit = (document: FlowDocument) => FlowDocument;

export function addNodes(
  nodes: readonly FlowNode[],
  places: Readonly<Record<string, Place>>,
  edges: readonly FlowEdge[] = [],
): Edit {
  return (document) => ({
    ...document,
    nodes: [...document.nodes, ...nodes],
    edges: [...document.edges, ...edges],
    layout: { ...document.layout, ...places },
  });
}

/** Removes steps with the wires at them. Their places go too. */
export function removeNodes(ids: ReadonlySet<string>): Edit {
  return (document) => ({
    ...document,
    nodes: document.nodes.filter((node) => !ids.has(node.id)),
    edges: document.edges.filter((edge) => !ids.has(edge.source) && !ids.has(edge.target)),
    layout: Object.fromEntries(Object.entries(document.layout).filter(([id]) => !ids.has(id))),
  });
}

export function removeEdges(keys: ReadonlySet<string>): Edit {
  return (document) => ({
    ...document,
    edges: document.edges.filter((edge) => !keys.has(edgeKey(edge))),
  });
}

/** Drops the parts that cannot be drawn and were only kept. */
export function removeUnreadable(document: FlowDocument): FlowDocument {
  return { ...document, unreadable: EMPTY_DOCUMENT.unreadable };
}

/** Draws a wire; one that left the same port before is replaced. */
export function connect(edge: FlowEdge): Edit {
  return (document) => {
    const key = edgeKey(edge);
    const others = document.edges.filter((other) => edgeKey(other) !== key);
    return { ...document, edges: [...others, edge] };
  };
}

/** Takes hold of a wire's end: the old wire goes, the new one comes, as one change. */
export function reconnect(old: FlowEdge, edge: FlowEdge): Edit {
  return (document) => connect(edge)(removeEdges(new Set([edgeKey(old)]))(document));
}

export function moveNodes(places: Readonly<Record<string, { x: number; y: number }>>): Edit {
  return (document) => {
    const layout = { ...document.layout };
    for (const [id, { x, y }] of Object.entries(places)) layout[id] = { ...layout[id], x, y };
    return { ...document, layout };
  };
}

function changeNode(id: string, change: (node: FlowNode) => FlowNode): Edit {
  return (document) => ({
    ...document,
    nodes: document.nodes.map((node) => (node.id === id ? change(node) : node)),
  });
}

export function renameNode(id: string, name: string): Edit {
  return changeNode(id, (node) => ({ ...node, name }));
}

export function configureNode(id: string, config: Config): Edit {
  return changeNode(id, (node) => ({ ...node, config }));
}

export function switchNodes(ids: ReadonlySet<string>, off: boolean): Edit {
  const switched = (node: FlowNode): FlowNode => {
    const { off: wasOff = false, ...rest } = node;
    if (wasOff === off) return node;
    return off ? { ...rest, off } : rest;
  };
  return (document) => ({
    ...document,
    nodes: document.nodes.map((node) => (ids.has(node.id) ? switched(node) : node)),
  });
}

/** Wires follow their ports to a new identity; null takes the wire away. */
export function renamePorts(id: string, renames: ReadonlyMap<string, string | null>): Edit {
  return (document) => {
    if (renames.size === 0) return document;
    const edges = document.edges.flatMap((edge) => {
      const renamed = edge.source === id ? renames.get(edge.port) : undefined;
      if (renamed === undefined) return [edge];
      return renamed === null ? [] : [{ ...edge, port: renamed }];
    });
    return { ...document, edges };
  };
}

export function inOrder(...edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((changed, edit) => edit(changed), document);
}
