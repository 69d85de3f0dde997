/** What others have selected, framed in their colour and with their name. */
import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import { CardFrame } from "../canvas/CardFrame";
import classes from "../canvas/CardFrame.module.css";
import { useEditor } from "../store/context";
import type { Person } from "../store/slices/presence";
import { selectedBy } from "../store/slices/presence";
import { colourOf } from "./colours";

interface FrameProps {
  readonly nodeId: string;
  readonly people: readonly Person[];
}

function PeerFrame({ nodeId, people }: FrameProps) {
  const [first] = people;
  if (first === undefined) return null;
  return (
    <CardFrame nodeId={nodeId} kind="person" colour={colourOf(first.by)}>
      <span className={classes.tag} data-person>
        {people.map(({ name }) => name).join(", ")}
      </span>
    </CardFrame>
  );
}

export function PeerFrames() {
  const peers = useEditor((state) => state.peers);
  const onDraft = useEditor(({ viewed }) => viewed === null);
  const selected = useMemo(() => [...selectedBy(peers)], [peers]);
  if (!onDraft || selected.length === 0) return null;
  return (
    <ViewportPortal>
      {selected.map(([nodeId, people]) => (
        <PeerFrame key={nodeId} nodeId={nodeId} people={people} />
      ))}
    </ViewportPortal>
  );
}
