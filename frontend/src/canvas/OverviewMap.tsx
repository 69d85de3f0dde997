/** The whole drawing, small, in the corner: where one is, and a way to get elsewhere. */
import { Panel, useReactFlow, useStore } from "@xyflow/react";
import type { PointerEvent } from "react";
import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { toneOf } from "../nodes";
import { useAfterPaint } from "../ui/after-paint";
import classes from "./OverviewMap.module.css";
import type { DrawnNode } from "./cards";
import type { Area } from "./overview";
import { areaOf, inksOf, mapArea, seenArea } from "./overview";

const SIZE = { width: 168, height: 108 };
/** As strong as the wheel is on the drawing itself. */
const WHEEL = 0.002;

function colourOf(node: DrawnNode): string {
  if (node.type === "step") return `var(--tone-${toneOf(node.data.type)})`;
  return `color-mix(in srgb, var(--frame-${node.data.frame.colour}) 30%, transparent)`;
}

const Inks = memo(function Inks({ nodes }: { readonly nodes: readonly DrawnNode[] }) {
  return [...inksOf(nodes, colourOf)].map(([colour, path]) => (
    <path key={colour} d={path} style={{ fill: colour }} />
  ));
});

const boxPath = ({ x, y, width, height }: Area): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

function Shown({ nodes }: { readonly nodes: readonly DrawnNode[] }) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const drawing = useRef<SVGSVGElement>(null);
  const all = useMemo(() => areaOf(nodes), [nodes]);
  const [transform, width, height] = useStore(
    useShallow((state) => [state.transform, state.width, state.height] as const),
  );
  const seen = seenArea(transform, { width, height });
  const area = mapArea(all, seen, SIZE);

  const goThere = ({ buttons, clientX, clientY, currentTarget, pointerId }: PointerEvent): void => {
    if (buttons !== 1) return;
    currentTarget.setPointerCapture(pointerId);
    const { left, top } = currentTarget.getBoundingClientRect();
    const x = area.x + ((clientX - left) / SIZE.width) * area.width;
    const y = area.y + ((clientY - top) / SIZE.height) * area.height;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  useEffect(() => {
    const svg = drawing.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * WHEEL));
    };
    // React's own listener could not keep the browser from zooming the page.
    svg?.addEventListener("wheel", turn, { passive: false });
    return () => svg?.removeEventListener("wheel", turn);
  }, [flow]);

  return (
    <svg
      ref={drawing}
      {...SIZE}
      viewBox={`${area.x} ${area.y} ${area.width} ${area.height}`}
      role="img"
      aria-label={t("editor.minimap")}
      onPointerDown={goThere}
      onPointerMove={goThere}
    >
      <Inks nodes={nodes} />
      <path className={classes.veil} d={boxPath(area) + boxPath(seen)} />
    </svg>
  );
}

function Map({ nodes }: { readonly nodes: readonly DrawnNode[] }) {
  // A moment late is early enough: what moves under the hand comes first.
  const shown = useAfterPaint(nodes);
  return (
    <Panel position="bottom-right" className={classes.map}>
      <Shown nodes={shown} />
    </Panel>
  );
}

export const OverviewMap = memo(Map);
