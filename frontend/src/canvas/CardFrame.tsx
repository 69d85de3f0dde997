/** A frame around a card, drawn above it: the card itself need not know why it is marked. */
import { useInternalNode } from "@xyflow/react";
import type { CSSProperties, ReactNode } from "react";
import classes from "./CardFrame.module.css";
import type { CardNode } from "./cards";

interface Props {
  readonly nodeId: string;
  readonly kind: "added" | "removed" | "changed" | "person";
  readonly colour?: string;
  readonly children: ReactNode;
}

export function CardFrame({ nodeId, kind, colour, children }: Props) {
  const card = useInternalNode<CardNode>(nodeId);
  if (card === undefined) return null;
  const { x, y } = card.internals.positionAbsolute;
  const { width, height } = card.measured;
  const style: CSSProperties = { transform: `translate(${x}px, ${y}px)` };
  if (width !== undefined) style.width = width;
  if (height !== undefined) style.height = height;
  if (colour !== undefined) Object.assign(style, { "--frame": colour });
  return (
    <div className={classes.frame} data-kind={kind} data-frame-of={nodeId} style={style}>
      {children}
    </div>
  );
}
