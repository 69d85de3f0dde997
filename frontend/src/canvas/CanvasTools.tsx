/** Zoom, fit and the overview, in the corners of the drawing. */
import { MiniMap, Panel } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../actions/ActionButton";
import type { ActionId } from "../actions/action";
import { toneOf } from "../nodes";
import { useEditor } from "../store/context";
import { mayEdit } from "../store/selectors";
import classes from "./SelectionBar.module.css";
import type { DrawnNode } from "./cards";

const LOOKING: readonly ActionId[] = ["zoomIn", "zoomOut", "fit", "home"];
const DRAWING: readonly ActionId[] = ["note", "tidy"];
const HELP: readonly ActionId[] = ["commands", "shortcuts"];

function colourOf(node: DrawnNode): string {
  if (node.type === "step") return `var(--tone-${toneOf(node.data.type)})`;
  return `color-mix(in srgb, var(--frame-${node.data.frame.colour}) 30%, transparent)`;
}

export function CanvasTools() {
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
      <MiniMap<DrawnNode>
        pannable
        zoomable
        position="bottom-right"
        ariaLabel={t("editor.minimap")}
        nodeColor={colourOf}
        nodeBorderRadius={16}
        style={MAP}
      />
    </>
  );
}

const MAP = { width: 168, height: 108 };
