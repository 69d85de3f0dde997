/** A step on the canvas: frame, ways in and out, marks and calls; the face inside comes from nodes/. */
import { Handle, Position, useStore } from "@xyflow/react";
import type { NodeProps, ReactFlowState } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Generic } from "../nodes/Generic";
import { Unknown } from "../nodes/Unknown";
import { toneOf } from "../nodes";
import { useWords } from "../store/words";
import { CallBadge } from "./CallBadge";
import { IssueMark } from "./IssueMark";
import classes from "./NodeCard.module.css";
import { PortRow } from "./PortRow";
import type { CardNode } from "./cards";
import { WAY_IN } from "./geometry";

/** Further out than this, words cannot be read: plain boxes are drawn instead. */
export const READABLE_ZOOM = 0.4;

export const isFar = (state: ReactFlowState): boolean => state.transform[2] < READABLE_ZOOM;

function CardFace({ data }: { readonly data: CardNode["data"] }) {
  const words = useWords();
  if (data.type === undefined) return <Unknown node={data.node} />;
  return <Generic node={data.node} type={data.type} words={words} />;
}

function Card({ id, data, selected }: NodeProps<CardNode>) {
  const { t } = useTranslation();
  const far = useStore(isFar);
  const { node, type, ports } = data;
  const attributes = {
    "data-node-id": id,
    "data-node-type": node.type,
    "data-tone": toneOf(type),
    "data-selected": selected,
    "data-unknown": type === undefined,
  };
  if (far) {
    return (
      <div {...attributes} className={classes.box}>
        <CallBadge nodeId={id} />
      </div>
    );
  }
  return (
    <article {...attributes} className={classes.card}>
      {type?.entry !== true && (
        <Handle
          id={WAY_IN}
          type="target"
          position={Position.Left}
          className={classes.wayIn}
          aria-label={t("card.wayIn", { name: node.name })}
        />
      )}
      <CardFace data={data} />
      <IssueMark nodeId={id} />
      <CallBadge nodeId={id} />
      {ports.length > 0 && (
        <ul className={classes.ports}>
          {ports.map((port, index) => (
            <PortRow key={port.id} node={node} port={port} index={index} />
          ))}
        </ul>
      )}
    </article>
  );
}

export const NodeCard = memo(Card);
