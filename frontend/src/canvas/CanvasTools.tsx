/** Zoom, fit and help, in the corner of the drawing. */
import { Panel } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../actions/ActionButton";
import type { ActionId } from "../actions/action";
import { useEditor } from "../store/context";
import { mayEdit } from "../store/selectors";
import classes from "./SelectionBar.module.css";

const LOOKING: readonly ActionId[] = ["zoomIn", "zoomOut", "fit", "home"];
const DRAWING: readonly ActionId[] = ["note", "tidy"];
const HELP: readonly ActionId[] = ["commands", "shortcuts"];

function Tools() {
  const { t } = useTranslation();
  const editable = useEditor(mayEdit);
  const ids = editable ? [...LOOKING, ...DRAWING, ...HELP] : [...LOOKING, ...HELP];
  return (
    <>
      <Panel position="bottom-left">
        <div className={classes.bar} role="toolbar" aria-label={t("editor.controls")}>
          {ids.map((id) => (
            <ActionButton key={id} id={id} size="md" tip="top" />
          ))}
        </div>
      </Panel>
    </>
  );
}

export const CanvasTools = memo(Tools);
