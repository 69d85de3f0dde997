/** Zoom, fit and the overview, in the corner of the drawing. */
import { Controls, MiniMap } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { toneOf } from "../nodes";
import type { CardNode } from "./cards";

const colourOf = ({ data }: CardNode): string => `var(--tone-${toneOf(data.type)})`;

export function CanvasTools() {
  const { t } = useTranslation();
  return (
    <>
      <Controls showInteractive={false} position="bottom-left" />
      <MiniMap<CardNode>
        pannable
        zoomable
        position="bottom-right"
        ariaLabel={t("editor.minimap")}
        nodeColor={colourOf}
        nodeBorderRadius={16}
        style={{ width: 168, height: 108 }}
      />
    </>
  );
}
