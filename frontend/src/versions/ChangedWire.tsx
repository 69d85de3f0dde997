/** Where a way out leads now, and dashed where it led before. */
import { Position, useInternalNode } from "@xyflow/react";
import type { InternalNode } from "@xyflow/react";
import type { CardNode } from "../canvas/cards";
import { CARD_WIDTH, HEAD_HEIGHT, portMiddle } from "../canvas/geometry";
import { backwardPath, forwardPath, leadsBack } from "../canvas/paths";
import type { WireChange } from "../graph/compare";

type Card = InternalNode<CardNode>;

function spanOf(card: Card) {
  const { y } = card.internals.positionAbsolute;
  return { top: y, bottom: y + (card.measured.height ?? 0) };
}

function pathOf(source: Card, port: string, target: Card): string {
  const from = source.internals.positionAbsolute;
  const to = target.internals.positionAbsolute;
  const row = source.data.ports.findIndex(({ id }) => id === port);
  const ends = {
    sourceX: from.x + CARD_WIDTH,
    sourceY: from.y + portMiddle(Math.max(row, 0)),
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y + HEAD_HEIGHT / 2,
    targetPosition: Position.Left,
  };
  return leadsBack(ends) ? backwardPath(ends, spanOf(source), spanOf(target)) : forwardPath(ends);
}

interface LineProps {
  readonly wire: Pick<WireChange, "source" | "port">;
  readonly target: string;
  readonly kind: "added" | "removed";
}

function Line({ wire, target, kind }: LineProps) {
  const from = useInternalNode<CardNode>(wire.source);
  const to = useInternalNode<CardNode>(target);
  if (from === undefined || to === undefined) return null;
  return <path d={pathOf(from, wire.port, to)} data-kind={kind} />;
}

export function ChangedWire({ wire }: { readonly wire: WireChange }) {
  return (
    <>
      {wire.before !== null && <Line wire={wire} target={wire.before} kind="removed" />}
      {wire.after !== null && <Line wire={wire} target={wire.after} kind="added" />}
    </>
  );
}
