/** A comparison on the canvas: what came, what went and what changed, each with a frame and a word. */
import { Tooltip } from "@mantine/core";
import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CardFrame } from "../canvas/CardFrame";
import classes from "../canvas/CardFrame.module.css";
import type { Comparison, StepChange } from "../graph/compare";
import { useEditor } from "../store/context";
import { ChangedWire } from "./ChangedWire";
import { useChanges } from "./changes";

interface FrameProps {
  readonly change: StepChange;
  readonly sentences: readonly string[];
}

function ChangeFrame({ change: { kind, node }, sentences }: FrameProps) {
  const { t } = useTranslation();
  const word = t(`compare.${kind}`);
  return (
    <CardFrame nodeId={node.id} kind={kind}>
      <Tooltip
        multiline
        maw={360}
        label={sentences.map((sentence, index) => (
          <div key={index}>{sentence}</div>
        ))}
      >
        <span className={classes.tag} role="img" aria-label={[word, ...sentences].join(": ")}>
          {word}
        </span>
      </Tooltip>
    </CardFrame>
  );
}

function Frames({ comparison }: { readonly comparison: Comparison }) {
  const changes = useChanges(comparison, null);
  const sentencesOf = useMemo(() => {
    const sentences = new Map<string | null, string[]>();
    for (const { node, kind, text } of changes) {
      if (kind !== "wire") sentences.set(node, [...(sentences.get(node) ?? []), text]);
    }
    return sentences;
  }, [changes]);
  return (
    <ViewportPortal>
      <svg className={classes.wires} aria-hidden>
        {comparison.wires.map((wire) => (
          <ChangedWire key={`${wire.source} ${wire.port}`} wire={wire} />
        ))}
      </svg>
      {comparison.steps.map((change) => (
        <ChangeFrame
          key={change.node.id}
          change={change}
          sentences={sentencesOf.get(change.node.id) ?? []}
        />
      ))}
    </ViewportPortal>
  );
}

export function ChangeFrames() {
  const comparison = useEditor((state) => state.viewed?.comparison);
  return comparison === undefined ? null : <Frames comparison={comparison} />;
}
