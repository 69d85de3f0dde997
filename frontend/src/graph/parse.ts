/** Between the wire's JSON and the document; forgiving in, lossless out. */
import type { FlowDocument, FlowEdge, FlowNode, Place } from "./document";
import { EMPTY_DOCUMENT, SPEC, edgeKey } from "./document";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown, otherwise = ""): string {
  return typeof value === "string" ? value : otherwise;
}

function asNode(value: unknown): FlowNode | null {
  if (!isFields(value) || typeof value.id !== "string" || value.id === "") return null;
  if (value.config !== undefined && !isFields(value.config)) return null;
  const { id, type, name, config, off, ...more } = value;
  const read = { ...more, id, type: text(type), name: text(name), config: config ?? {} };
  return off === true ? { ...read, off } : read;
}

function asEdge(value: unknown): FlowEdge | null {
  if (!isFields(value)) return null;
  const { source, port, target } = value;
  if (typeof source !== "string" || typeof port !== "string" || typeof target !== "string") {
    return null;
  }
  return { ...value, source, port, target };
}

/** Far enough for any drawing; farther out the canvas could not show it. */
const FARTHEST = 100_000;

const inRange = (number: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, number));

function asPlace(value: unknown): Place | null {
  if (!isFields(value)) return null;
  const { x, y } = value;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return { ...value, x: inRange(Number(x)), y: inRange(Number(y)) };
}

/** Splits a list into what can be read, first of its identity, and the rest as it came. */
function sift<Part>(
  list: unknown,
  read: (value: unknown) => Part | null,
  identity: (part: Part) => string,
): { parts: Part[]; unreadable: unknown[] } {
  const parts = new Map<string, Part>();
  const unreadable: unknown[] = [];
  for (const value of Array.isArray(list) ? list : []) {
    const part = read(value);
    if (part === null || parts.has(identity(part))) unreadable.push(value);
    else parts.set(identity(part), part);
  }
  return { parts: [...parts.values()], unreadable };
}

export function parseDocument(wire: unknown): FlowDocument {
  if (!isFields(wire)) return EMPTY_DOCUMENT;
  const { spec, nodes, edges, layout, ...rest } = wire;
  const readNodes = sift(nodes, asNode, (node) => node.id);
  const readEdges = sift(edges, asEdge, edgeKey);
  const places: Record<string, Place> = {};
  const unreadablePlaces: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(isFields(layout) ? layout : {})) {
    const place = asPlace(value);
    if (place === null) unreadablePlaces[id] = value;
    else places[id] = place;
  }
  return {
    spec: typeof spec === "number" ? spec : SPEC,
    nodes: readNodes.parts,
    edges: readEdges.parts,
    layout: places,
    unreadable: {
      nodes: readNodes.unreadable,
      edges: readEdges.unreadable,
      layout: unreadablePlaces,
    },
    rest,
  };
}

export function toWire(document: FlowDocument): Record<string, unknown> {
  const { spec, nodes, edges, layout, unreadable, rest } = document;
  return {
    ...rest,
    spec,
    nodes: [...nodes, ...unreadable.nodes],
    edges: [...edges, ...unreadable.edges],
    layout: { ...unreadable.layout, ...layout },
  };
}
