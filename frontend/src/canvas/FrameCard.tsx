/** A group behind steps, or a note beside them. */
import { NodeResizer, useStore } from "@xyflow/react";
import type { NodeProps } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Frame } from "../graph/frames";
import { MOST_LETTERS, SMALLEST, changeFrame } from "../graph/frames";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit } from "../store/selectors";
import classes from "./FrameCard.module.css";
import { isFar } from "./zoom";
import type { FrameNode } from "./frameNodes";

function Writing({ frame: { id, kind, text } }: { readonly frame: Frame }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const end = (): void => {
    store.getState().closeStep();
    if (store.getState().written === id) store.getState().write(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // A title is one line; a note goes on to the next one.
    const done = event.key === "Escape" || (event.key === "Enter" && kind === "group");
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  return (
    <textarea
      autoFocus
      className={`nodrag nopan nowheel ${classes.words}`}
      aria-label={t(`frame.${kind}Words`)}
      maxLength={MOST_LETTERS[kind]}
      rows={1}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const written = event.currentTarget.value;
        store.getState().edit(changeFrame(id, { text: written }), `words ${id}`);
      }}
      onBlur={end}
      onKeyDown={onKeyDown}
    />
  );
}

function Card({ data: { frame }, selected }: NodeProps<FrameNode>) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { id, kind, text, colour } = frame;
  const far = useStore(isFar);
  const editable = useEditor(mayEdit);
  const writing = useEditor((state) => state.written === id) && editable;
  const write = useCallback(() => store.getState().write(id), [store, id]);
  return (
    <div
      className={classes.frame}
      data-frame={kind}
      data-colour={colour}
      data-far={far}
      data-selected={selected}
      onDoubleClick={editable ? write : undefined}
    >
      {selected && editable && (
        <NodeResizer minWidth={SMALLEST.width} minHeight={SMALLEST.height} />
      )}
      {writing ? (
        <Writing frame={frame} />
      ) : (
        <div className={classes.words} data-empty={text === ""}>
          {text === "" ? t(`frame.${kind}Empty`) : text}
        </div>
      )}
    </div>
  );
}

export const FrameCard = memo(Card);
