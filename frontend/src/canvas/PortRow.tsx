/** One way out: its words and the handle a wire is drawn from. */
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { FlowNode } from "../graph/document";
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";
import type { CardPort } from "./cards";
import { portMiddle } from "./geometry";

interface Props {
  readonly node: FlowNode;
  readonly port: CardPort;
  readonly index: number;
}

function Row({ node, port, index }: Props) {
  const { t } = useTranslation();
  const severity = useEditor(({ issuesOf, viewed }) =>
    viewed !== null
      ? undefined
      : issuesOf.get(node.id)?.find((issue) => issue.port === port.id)?.severity,
  );
  const label = port.gone ? t("card.gone", { port: port.label }) : port.label;
  return (
    <li
      className={classes.port}
      data-gone={port.gone}
      data-wired={port.wired}
      data-severity={severity}
    >
      <span className={classes.portLabel} title={label}>
        {label}
      </span>
      <Handle
        id={port.id}
        type="source"
        position={Position.Right}
        className={classes.wayOut}
        style={{ top: portMiddle(index) }}
        data-port={port.id}
        aria-label={t("card.wayOut", { port: label, name: node.name })}
      />
    </li>
  );
}

export const PortRow = memo(Row);
