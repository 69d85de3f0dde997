/** The document: what is drawn, as plain data. Index signatures carry keys this version does not know. */
import type { Config } from "../catalogue/types";

export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly config: Config;
  /** Calls go past it. */
  readonly off?: boolean;
  readonly [unknownKey: string]: unknown;
}

export interface FlowEdge {
  readonly source: string;
  readonly port: string;
  readonly target: string;
  readonly [unknownKey: string]: unknown;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly [unknownKey: string]: unknown;
}

export type Layout = Readonly<Record<string, Place>>;

/** Parts that could not be read: not drawn, but written back as they came. */
export interface Unreadable {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
  readonly layout: Readonly<Record<string, unknown>>;
}

export interface FlowDocument {
  readonly spec: number;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly layout: Layout;
  readonly unreadable: Unreadable;
  /** Top-level keys this version does not know. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export const SPEC = 1;

export const EMPTY_DOCUMENT: FlowDocument = {
  spec: SPEC,
  nodes: [],
  edges: [],
  layout: {},
  unreadable: { nodes: [], edges: [], layout: {} },
  rest: {},
};

/** The identity of a wire: one wire leaves a port. No id holds a space, so no two collide. */
export function edgeKey(edge: { readonly source: string; readonly port: string }): string {
  return `${edge.source} ${edge.port}`;
}

export function nodeOf(document: FlowDocument, id: string): FlowNode | undefined {
  return document.nodes.find((node) => node.id === id);
}
