/** The cards of all steps, side by side in all their states. */
import { ReactFlow, ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useTranslation } from "react-i18next";
import { NodeCard } from "../canvas/NodeCard";
import { useDrawing } from "../canvas/drawing";
import classes from "./Gallery.module.css";
import { STATES } from "./states";

const nodeTypes = { step: NodeCard };

function Sheet() {
  const { nodes } = useDrawing();
  const places = nodes.map(({ position, height = 0 }) => position.y + height);
  return (
    <div className={classes.cards} style={{ height: Math.max(...places) + 64 }}>
      <ReactFlow
        nodes={nodes}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesFocusable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        defaultViewport={{ x: 24, y: 24, zoom: 1 }}
      />
    </div>
  );
}

export function Cards() {
  const { t } = useTranslation();
  return (
    <div className={classes.sheet}>
      <div className={classes.states} aria-hidden>
        {STATES.map((state) => (
          <span key={state}>{t(`gallery.${state}`)}</span>
        ))}
      </div>
      <ReactFlowProvider>
        <Sheet />
      </ReactFlowProvider>
    </div>
  );
}
