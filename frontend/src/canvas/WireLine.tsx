/** A wire; it glows for a moment when a call goes along it. */
import { BaseEdge, getBezierPath } from "@xyflow/react";
import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useEditor } from "../store/context";
import classes from "./WireLine.module.css";
import type { WireEdge } from "./cards";

function Wire({ id, ...ends }: EdgeProps<WireEdge>) {
  const glows = useEditor(({ glowing }) => glowing.has(id));
  const [path] = getBezierPath({ ...ends, curvature: 0.3 });
  const kind = glows ? `${classes.wire} ${classes.glowing}` : classes.wire;
  return <BaseEdge id={id} path={path} className={kind ?? ""} interactionWidth={18} />;
}

export const WireLine = memo(Wire);
