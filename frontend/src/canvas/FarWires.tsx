/** Seen from afar all wires are one path: the browser draws it in one go. */
import { ViewportPortal } from "@xyflow/react";
import { memo, useMemo, useState } from "react";
import { useEditor } from "../store/context";
import classes from "./WireLine.module.css";
import type { CardNode, WireEdge } from "./cards";
import { WirePaths } from "./far-paths";

interface Props {
  readonly cards: readonly CardNode[];
  readonly wires: readonly WireEdge[];
}

function Wires({ cards, wires }: Props) {
  const glowing = useEditor((state) => state.glowing);
  const trodden = useEditor((state) => state.trodden);
  const [paths] = useState(() => new WirePaths());
  const { still, moving } = useMemo(() => paths.split(wires, cards), [paths, wires, cards]);
  const lit = paths.split(
    wires.filter(({ id }) => glowing.has(id) || trodden.has(id)),
    cards,
  );
  return (
    <ViewportPortal>
      <svg className={classes.far} width={1} height={1} aria-hidden>
        <path d={still} />
        <path d={moving} />
        <path className={classes.farGlow} d={lit.still + lit.moving} />
      </svg>
    </ViewportPortal>
  );
}

export const FarWires = memo(Wires);
