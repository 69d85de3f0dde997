/** What several selected steps can be made to do together; for a frame, its colours. */
import { Divider, Tooltip, UnstyledButton } from "@mantine/core";
import { Panel } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { actionOf } from "../actions";
import { ActionButton } from "../actions/ActionButton";
import type { ActionId } from "../actions/action";
import { selectsSteps } from "../actions/boxes";
import { useDesk } from "../actions/desk";
import { COLOURS, isFrame } from "../graph/frames";
import type { Colour } from "../graph/frames";
import { useEditor } from "../store/context";
import { mayEdit } from "../store/selectors";
import type { EditorState } from "../store/state";
import classes from "./SelectionBar.module.css";

const LINING_UP: readonly ActionId[] = ["left", "centre", "right", "top", "middle", "bottom"];
const SPACING: readonly ActionId[] = ["across", "down", "tidy"];
const REST: readonly ActionId[] = ["group", "switchOff", "duplicate", "remove"];

const several = selectsSteps(2);

type Kind = "steps" | "frame" | null;

function kindOf(state: EditorState): Kind {
  if (!mayEdit(state)) return null;
  if (several(state)) return "steps";
  const [first, another] = state.selectedNodes;
  return first !== undefined && another === undefined && isFrame(first) ? "frame" : null;
}

function Buttons({ ids }: { readonly ids: readonly ActionId[] }) {
  return ids.map((id) => <ActionButton key={id} id={id} size="md" />);
}

function Swatch({ colour }: { readonly colour: Colour }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const label = t(`action.${colour}`);
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={classes.swatch ?? ""}
        data-colour={colour}
        aria-label={label}
        onClick={() => actionOf(colour).run(desk)}
      />
    </Tooltip>
  );
}

function Bar() {
  const { t } = useTranslation();
  const kind = useEditor(kindOf);
  if (kind === null) return null;
  return (
    <Panel position="top-center">
      <div className={classes.bar} role="toolbar" aria-label={t("editor.selection")}>
        {kind === "steps" ? (
          <>
            <Buttons ids={LINING_UP} />
            <Divider orientation="vertical" />
            <Buttons ids={SPACING} />
            <Divider orientation="vertical" />
            <Buttons ids={REST} />
          </>
        ) : (
          <>
            {COLOURS.map((colour) => (
              <Swatch key={colour} colour={colour} />
            ))}
            <Divider orientation="vertical" />
            <Buttons ids={["write", "remove"]} />
          </>
        )}
      </div>
    </Panel>
  );
}

export const SelectionBar = memo(Bar);
