/** A wire; it glows for a moment when a call goes along it. */
import { BaseEdge, useInternalNode } from "@xyflow/react";
import type { EdgeProps, InternalNode } from "@xyflow/react";
import { memo } from "react";
import { useEditor } from "../store/context";
import classes from "./WireLine.module.css";
import { WireMark } from "./WireMark";
import type { CardNode, WireEdge } from "./cards";
import { leadsBack, wirePath } from "./paths";
import type { Span } from "./paths";

interface LineProps {
  readonly wire: Pick<EdgeProps<WireEdge>, "id" | "sourceX" | "sourceY">;
  readonly path: string;
}

function Line({ wire: { id, sourceX, sourceY }, path }: LineProps) {
  const glows = useEditor(({ glowing }) => glowing.has(id));
  const trodden = useEditor((state) => state.trodden.has(id));
  const lit = glows ? classes.glowing : trodden ? classes.trodden : "";
  const kind = `${classes.wire} ${lit}`.trimEnd();
  return (
    <>
      <BaseEdge id={id} path={path} className={kind} interactionWidth={18} />
      <WireMark id={id} sourceX={sourceX} sourceY={sourceY} />
    </>
  );
}

function spanOf(card: InternalNode<CardNode> | undefined, y: number): Span {
  const top = card?.internals.positionAbsolute.y ?? y;
  return { top, bottom: top + (card?.measured.height ?? 0) };
}

/** Only a wire that leads back as it likes must know how tall its cards are: most need not ask. */
function Backward(ends: EdgeProps<WireEdge>) {
  const source = spanOf(useInternalNode<CardNode>(ends.source), ends.sourceY);
  const target = spanOf(useInternalNode<CardNode>(ends.target), ends.targetY);
  return <Line wire={ends} path={wirePath(ends, null, () => [source, target])} />;
}

const NO_SPANS: readonly [Span, Span] = [
  { top: 0, bottom: 0 },
  { top: 0, bottom: 0 },
];

function Wire(wire: EdgeProps<WireEdge>) {
  const route = wire.data?.route ?? null;
  if (route === null && leadsBack(wire)) return <Backward {...wire} />;
  return <Line wire={wire} path={wirePath(wire, route, () => NO_SPANS)} />;
}

export const WireLine = memo(Wire);
