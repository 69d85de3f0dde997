/** Seen from afar all wires are one path: the browser draws it in one go. */
import { Position, ViewportPortal } from "@xyflow/react";
import { useEditor } from "../store/context";
import classes from "./WireLine.module.css";
import type { CardNode, WireEdge } from "./cards";
import { CARD_WIDTH, HEAD_HEIGHT, portMiddle } from "./geometry";
import { backwardPath, forwardPath, leadsBack } from "./paths";
import type { Span } from "./paths";

interface Props {
  readonly cards: readonly CardNode[];
  readonly wires: readonly WireEdge[];
}

function spanOf({ position, height = 0 }: CardNode): Span {
  return { top: position.y, bottom: position.y + height };
}

function pathOf(wire: WireEdge, cards: ReadonlyMap<string, CardNode>): string {
  const source = cards.get(wire.source);
  const target = cards.get(wire.target);
  if (source === undefined || target === undefined) return "";
  const index = source.data.ports.findIndex((port) => port.id === wire.sourceHandle);
  const ends = {
    sourceX: source.position.x + CARD_WIDTH,
    sourceY: source.position.y + portMiddle(index),
    sourcePosition: Position.Right,
    targetX: target.position.x,
    targetY: target.position.y + HEAD_HEIGHT / 2,
    targetPosition: Position.Left,
  };
  return leadsBack(ends) ? backwardPath(ends, spanOf(source), spanOf(target)) : forwardPath(ends);
}

export function FarWires({ cards, wires }: Props) {
  const glowing = useEditor((state) => state.glowing);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const path = (some: readonly WireEdge[]): string =>
    some.map((wire) => pathOf(wire, byId)).join("");
  return (
    <ViewportPortal>
      <svg className={classes.far} width={1} height={1} aria-hidden>
        <path d={path(wires)} />
        <path className={classes.farGlow} d={path(wires.filter(({ id }) => glowing.has(id)))} />
      </svg>
    </ViewportPortal>
  );
}
