/** A step on the canvas: frame, ways in and out, marks and calls; the face inside comes from nodes/. */
import { Handle, Position, useStore } from "@xyflow/react";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { comesByItself } from "../catalogue/lookup";
import { Generic } from "../nodes/Generic";
import { Unknown } from "../nodes/Unknown";
import { toneOf } from "../nodes";
import { useEditor } from "../store/context";
import { useWords } from "../store/words";
import { heardFirst } from "../catalogue/heard";
import { Heard } from "../ui/Heard";
import { CallBadge } from "./CallBadge";
import { FoundMark } from "./FoundMark";
import { IssueMark } from "./IssueMark";
import classes from "./NodeCard.module.css";
import { PortRow } from "./PortRow";
import type { CardData, CardNode } from "./cards";
import { cardId } from "./cards";
import { UntestedMark } from "./UntestedMark";
import { WAY_IN } from "./geometry";
import { isFar, isNameless } from "./zoom";

function CardFace({ data }: { readonly data: CardData }) {
  const words = useWords();
  if (data.type === undefined) return <Unknown node={data.node} />;
  return <Generic node={data.node} type={data.type} words={words} />;
}

/** What callers hear at the step: by pointer here, for the keyboard it is an action. */
function CardSound({ data: { type, node } }: { readonly data: CardData }) {
  const messages = heardFirst(type, node.config);
  if (messages.length === 0) return null;
  return (
    <Heard
      byPointer
      messages={messages}
      size={18}
      className={`nodrag nopan ${classes.sound ?? ""}`}
    />
  );
}

function WayIn({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Handle
      id={WAY_IN}
      type="target"
      position={Position.Left}
      className={classes.wayIn}
      role="img"
      aria-label={t("card.wayIn", { name })}
    />
  );
}

function CardInside({ data }: { readonly data: CardData }) {
  const { t } = useTranslation();
  const { node, name, type, ports } = data;
  const { id } = node;
  const words = ports.map(({ label, gone }) => (gone ? t("card.gone", { port: label }) : label));
  return (
    <>
      {!comesByItself(type) && <WayIn name={name} />}
      <CardFace data={data} />
      <CardSound data={data} />
      {node.off === true && <span className={classes.off}>{t("card.off")}</span>}
      <FoundMark nodeId={id} />
      <IssueMark nodeId={id} />
      <CallBadge nodeId={id} />
      <UntestedMark nodeId={id} />
      {ports.length > 0 && (
        <ul className={classes.ports}>
          {ports.map((port, index) => (
            <PortRow
              key={port.id}
              nodeId={id}
              port={port}
              index={index}
              label={words[index] ?? ""}
              wayOut={t("card.wayOut", { port: words[index], name })}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function FarName({ name }: { readonly name: string }) {
  const nameless = useStore(isNameless);
  return nameless ? null : <div className={classes.farName}>{name}</div>;
}

/** Asks as little as it can: zooming out mounts a box for every step of the flow at once. */
function Card({ id, data, selected }: NodeProps<CardNode>) {
  const far = useStore(isFar);
  const visited = useEditor((state) => state.visited.has(id));
  const attributes = {
    id: cardId(id),
    role: "group",
    "aria-label": data.label,
    "data-node-id": id,
    "data-node-type": data.node.type,
    "data-tone": toneOf(data.type),
    "data-selected": selected,
    "data-visited": visited,
    "data-unknown": data.type === undefined,
    "data-off": data.node.off === true,
  };
  if (far) {
    return (
      <div {...attributes} className={classes.box}>
        <FarName name={data.name} />
        <IssueMark nodeId={id} />
        <CallBadge nodeId={id} />
        <UntestedMark nodeId={id} />
      </div>
    );
  }
  return (
    <div {...attributes} className={classes.card}>
      <CardInside data={data} />
    </div>
  );
}

export const NodeCard = memo(Card);
