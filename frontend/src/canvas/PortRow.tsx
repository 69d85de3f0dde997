/** One way out: its words and the handle a wire is drawn from. */
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";
import type { CardPort } from "./cards";
import { portMiddle } from "./geometry";

interface Props {
  readonly nodeId: string;
  readonly port: CardPort;
  readonly index: number;
  readonly label: string;
  /** The same in a whole phrase, for those who hear it. */
  readonly wayOut: string;
}

function Row({ nodeId, port, index, label, wayOut }: Props) {
  const severity = useEditor(({ issuesOf, viewed }) =>
    viewed !== null
      ? undefined
      : issuesOf.get(nodeId)?.find((issue) => issue.port === port.id)?.severity,
  );
  const held = useEditor(
    (state) => state.held !== null && state.held.source === nodeId && state.held.port === port.id,
  );
  return (
    <li
      className={classes.port}
      data-gone={port.gone}
      data-held={held}
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
        role="img"
        aria-label={wayOut}
      />
    </li>
  );
}

export const PortRow = memo(Row);
