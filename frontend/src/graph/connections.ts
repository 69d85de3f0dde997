/** Which wires make sense. */
import type { FlowDocument, FlowEdge } from "./document";
import { edgeKey } from "./document";

/** True for steps a call begins at: no wire may lead into them. */
export type IsEntry = (nodeId: string) => boolean;

/**
 * A wire to the step itself is allowed: "wrong key" leads back to its own menu. Only where the
 * step does nothing but pass on (it has a single way out) would it turn in a circle for ever.
 */
export function canConnect(
  document: FlowDocument,
  wire: FlowEdge,
  rules: { readonly isEntry: IsEntry; readonly waysOut: (nodeId: string) => number },
): boolean {
  const exists = (id: string): boolean => document.nodes.some((node) => node.id === id);
  if (!exists(wire.source) || !exists(wire.target)) return false;
  if (rules.isEntry(wire.target)) return false;
  return wire.source !== wire.target || rules.waysOut(wire.source) > 1;
}

export function edgesFrom(document: FlowDocument, nodeId: string): FlowEdge[] {
  return document.edges.filter((edge) => edge.source === nodeId);
}

export function edgeAt(document: FlowDocument, source: string, port: string): FlowEdge | undefined {
  const key = edgeKey({ source, port });
  return document.edges.find((edge) => edgeKey(edge) === key);
}
