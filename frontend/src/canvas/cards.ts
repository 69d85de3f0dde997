/** From the document to what React Flow draws; a card whose step did not change stays the same object. */
import type { Edge, Node } from "@xyflow/react";
import type { TypeLookup } from "../catalogue/lookup";
import { comesByItself } from "../catalogue/lookup";
import { stepName } from "../catalogue/naming";
import type { Port } from "../catalogue/ports";
import { portsOf } from "../catalogue/ports";
import type { NodeType, Translate } from "../catalogue/types";
import type { FlowDocument, FlowEdge, FlowNode } from "../graph/document";
import { edgeKey } from "../graph/document";
import type { Route } from "../graph/routing";
import type { FrameNode } from "./frameNodes";
import { CARD_WIDTH, COLUMN, WAY_IN, cardHeight, handlesOf } from "./geometry";

/** A way out on the card; `gone` when only a wire remembers it. */
export interface CardPort extends Port {
  readonly gone: boolean;
  readonly wired: boolean;
}

export interface CardData extends Record<string, unknown> {
  readonly node: FlowNode;
  /** What people call the step, also when nobody has named it. */
  readonly name: string;
  /** Its name and its kind, for who hears them. */
  readonly label: string;
  readonly type: NodeType | undefined;
  readonly ports: readonly CardPort[];
}

export type CardNode = Node<CardData, "step">;
export type DrawnNode = CardNode | FrameNode;
export type WireEdge = Edge<{ readonly wire: FlowEdge; readonly route?: Route }, "wire">;

export interface Drawn {
  readonly document: FlowDocument;
  readonly types: TypeLookup;
  readonly translate: Translate;
  readonly selected: ReadonlySet<string>;
  /** Where steps are while they are being dragged; not in the document until they are dropped. */
  readonly moving: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly editable: boolean;
  /** From afar cards are boxes without handles. */
  readonly far: boolean;
}

/** React Flow mounts every node with the flag, even off-screen: too dear when everything moves. */
const MOST_FLAGGED = 50;

function wiredPorts(edges: readonly FlowEdge[]): ReadonlyMap<string, readonly string[]> {
  const ports = new Map<string, string[]>();
  for (const { source, port } of edges) {
    const list = ports.get(source);
    if (list === undefined) ports.set(source, [port]);
    else list.push(port);
  }
  return ports;
}

export function cardPorts(
  node: FlowNode,
  type: NodeType | undefined,
  wired: readonly string[],
  translate: Translate,
): CardPort[] {
  const declared = type === undefined ? [] : portsOf(type, node.config, translate);
  const known = new Set(declared.map((port) => port.id));
  const gone = wired.filter((id) => !known.has(id));
  return [
    ...declared.map((port) => ({ ...port, gone: false, wired: wired.includes(port.id) })),
    ...gone.map((id) => ({
      id,
      label: id,
      unwired: "ends" as const,
      trouble: false,
      gone: type !== undefined,
      wired: true,
    })),
  ];
}

/** Where a wire leads is told at its way out; without null React Flow names it by its ids. */
const UNTOLD = { ariaRole: "presentation", ariaLabel: null as unknown as string } as const;

interface Kept {
  readonly card: CardNode;
  readonly wired: string;
}

const NO_PORTS: readonly string[] = [];

/** Holds the cards of the last drawing, to hand unchanged ones out again. */
export class CardCache {
  private kept = new Map<string, Kept>();
  private edges: readonly FlowEdge[] | null = null;
  private wiring: ReadonlyMap<string, readonly string[]> = new Map();
  private frame: Pick<Drawn, "types" | "translate" | "editable"> | null = null;
  private far = false;
  /** React Flow looks for handles in what it mounts: those of a box it must be told again. */
  private nearer = false;

  cards(drawn: Drawn): CardNode[] {
    this.prepare(drawn);
    const kept = new Map<string, Kept>();
    drawn.document.nodes.forEach((node, index) => {
      kept.set(node.id, this.card(node, index, drawn));
    });
    this.kept = kept;
    return Array.from(kept.values(), ({ card }) => card);
  }

  private prepare({ document, types, translate, editable, far }: Drawn): void {
    this.nearer = this.far && !far;
    this.far = far;
    if (this.edges !== document.edges) {
      this.edges = document.edges;
      this.wiring = wiredPorts(document.edges);
    }
    const { frame } = this;
    if (frame?.types !== types || frame.translate !== translate || frame.editable !== editable) {
      this.frame = { types, translate, editable };
      this.kept.clear();
    }
  }

  private card(node: FlowNode, index: number, drawn: Drawn): Kept {
    const { id } = node;
    const moved = drawn.moving.get(id);
    const { x, y } = moved ?? drawn.document.layout[id] ?? placeless(index);
    const selected = drawn.selected.has(id);
    const dragging = moved !== undefined && drawn.moving.size <= MOST_FLAGGED;
    const ports = this.wiring.get(id) ?? NO_PORTS;
    const wired = ports.join(" ");
    const before = this.kept.get(id);
    if (before?.card.data.node !== node || before.wired !== wired) {
      return { wired, card: freshCard(node, ports, { x, y, selected, dragging }, drawn) };
    }
    const { card } = before;
    const stays = !this.nearer && card.position.x === x && card.position.y === y;
    if (stays && card.selected === selected && card.dragging === dragging) return before;
    return { wired, card: { ...card, position: { x, y }, selected, dragging } };
  }
}

/** Steps without a place are lined up below each other, so that none hides another. */
function placeless(index: number): { x: number; y: number } {
  return { x: (index % 5) * COLUMN, y: Math.floor(index / 5) * 200 };
}

/** By which the drawing says on which card the keyboard stands. */
export const cardId = (node: string): string => `card-${node}`;

interface Standing {
  readonly x: number;
  readonly y: number;
  readonly selected: boolean;
  readonly dragging: boolean;
}

function freshCard(
  node: FlowNode,
  wired: readonly string[],
  { x, y, selected, dragging }: Standing,
  { types, translate, editable }: Drawn,
): CardNode {
  const type = types.get(node.type);
  const ports = cardPorts(node, type, wired, translate);
  const size = { width: CARD_WIDTH, height: cardHeight(ports.length) };
  const name = stepName(node, types, translate);
  const label = stepName({ ...node, name: "" }, types, translate);
  return {
    id: node.id,
    type: "step",
    position: { x, y },
    data: { node, name, label: name === label ? name : `${name}, ${label}`, type, ports },
    ...size,
    measured: size,
    handles: handlesOf(ports, !comesByItself(type)),
    selected,
    dragging,
    draggable: editable,
    connectable: editable,
  };
}

/** Wires likewise: the same object for the same wire, selected or not. */
export class WireCache {
  private kept = new WeakMap<FlowEdge, WireEdge>();

  wires(document: FlowDocument, selected: ReadonlySet<string>): WireEdge[] {
    const exists = new Set(document.nodes.map((node) => node.id));
    return document.edges
      .filter(({ source, target }) => exists.has(source) && exists.has(target))
      .map((wire) => this.wire(wire, selected.has(edgeKey(wire))));
  }

  private wire(wire: FlowEdge, selected: boolean): WireEdge {
    const before = this.kept.get(wire);
    if (before?.selected === selected) return before;
    const fresh: WireEdge = {
      id: edgeKey(wire),
      type: "wire",
      source: wire.source,
      sourceHandle: wire.port,
      target: wire.target,
      targetHandle: WAY_IN,
      ...UNTOLD,
      selected,
      data: { wire },
    };
    this.kept.set(wire, fresh);
    return fresh;
  }
}
