/** One way out: its words and the handle a wire is drawn from. */
import { IconLifebuoy } from "@tabler/icons-react";
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import { catchesTrouble } from "../store/selectors";
import classes from "./NodeCard.module.css";
import { UntestedWay, isUntestedWay } from "./UntestedMark";
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
  const { t } = useTranslation();
  const severity = useEditor(({ issuesOf, viewed }) =>
    viewed !== null
      ? undefined
      : issuesOf.get(nodeId)?.find((issue) => issue.port === port.id)?.severity,
  );
  const held = useEditor(
    (state) => state.held !== null && state.held.source === nodeId && state.held.port === port.id,
  );
  const caught = useEditor((state) => port.trouble && !port.wired && catchesTrouble(state));
  const untested = useEditor((state) => isUntestedWay(state, { source: nodeId, port: port.id }));
  return (
    <li
      className={classes.port}
      data-gone={port.gone}
      data-held={held}
      data-wired={port.wired}
      data-caught={caught}
      data-severity={severity}
    >
      {untested && <UntestedWay />}
      <span className={classes.portLabel} title={label}>
        {label}
      </span>
      {caught && (
        <IconLifebuoy size={13} className={classes.caught} role="img" aria-label={t("card.caught")}>
          <title>{t("card.caught")}</title>
        </IconLifebuoy>
      )}
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
