/** The drawing: React Flow, controlled by the store. */
import { useComputedColorScheme } from "@mantine/core";
import { Background, BackgroundVariant, ReactFlow, useStore } from "@xyflow/react";
import type { EdgeChange } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useCallback, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit, shownDocument } from "../store/selectors";
import { useWords } from "../store/words";
import classes from "./Canvas.module.css";
import { CanvasTools } from "./CanvasTools";
import { FarWires } from "./FarWires";
import { NodeCard, isFar } from "./NodeCard";
import { WireLine } from "./WireLine";
import type { Add } from "./adding";
import type { WireEdge } from "./cards";
import { CardCache, WireCache } from "./cards";
import { useDrop } from "./drop";
import { useFocus } from "./focus";
import { GRID } from "./geometry";
import { useMoving } from "./moving";
import { FIT, openingView, useOpenVersions } from "./opening";
import type { LooseEnd } from "./wiring";
import { useWiring } from "./wiring";

const nodeTypes = { step: NodeCard };
const edgeTypes = { wire: WireLine };
const NO_WIRES: WireEdge[] = [];
const SNAP: [number, number] = [GRID, GRID];

/** What is drawn: cards and wires made from the document, each kept while it does not change. */
function useDrawing() {
  const document = useEditor(shownDocument);
  const types = useEditor((state) => state.types);
  const editable = useEditor(mayEdit);
  const selected = useEditor((state) => state.selectedNodes);
  const selectedWires = useEditor((state) => state.selectedEdges);
  const { translate } = useWords();
  const { moving, onNodesChange } = useMoving();
  const [cardCache] = useState(() => new CardCache());
  const [wireCache] = useState(() => new WireCache());
  const cards = useMemo(
    () => cardCache.cards({ document, types, translate, selected, moving, editable }),
    [cardCache, document, types, translate, selected, moving, editable],
  );
  const wires = useMemo(
    () => wireCache.wires(document, selectedWires),
    [wireCache, document, selectedWires],
  );
  return { cards, wires, editable, onNodesChange };
}

/** React Flow's own buttons, in the reader's language. */
function useControlWords() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      "controls.ariaLabel": t("editor.controls"),
      "controls.zoomIn.ariaLabel": t("editor.zoomIn"),
      "controls.zoomOut.ariaLabel": t("editor.zoomOut"),
      "controls.fitView.ariaLabel": t("editor.fit"),
    }),
    [t],
  );
}

interface Props {
  readonly add: Add;
  readonly onLooseEnd: (end: LooseEnd) => void;
  /** What is drawn above the cards. */
  readonly children: ReactNode;
}

export function Canvas({ add, onLooseEnd, children }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { cards, wires, editable, onNodesChange } = useDrawing();
  const far = useStore(isFar);
  const wiring = useWiring(onLooseEnd);
  const drop = useDrop(add);
  const frame = useRef<HTMLDivElement>(null);
  const controlWords = useControlWords();
  const colorMode = useComputedColorScheme("light");
  useFocus();
  useOpenVersions();

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const selections = changes.filter((change) => change.type === "select");
      if (selections.length === 0) return;
      store.getState().toggle("edges", new Map(selections.map((c) => [c.id, c.selected])));
    },
    [store],
  );
  const startMoving = useCallback(() => frame.current?.classList.add("moving"), []);
  const endMoving = useCallback(() => frame.current?.classList.remove("moving"), []);

  return (
    <div className={classes.frame} data-view-only={!editable} ref={frame} {...drop}>
      <ReactFlow
        aria-label={t("editor.canvas")}
        ariaLabelConfig={controlWords}
        nodes={cards}
        edges={far ? NO_WIRES : wires}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        {...wiring}
        // Also from afar: showing every box at once would freeze the moment one zooms out.
        onlyRenderVisibleElements
        onMoveStart={startMoving}
        onMoveEnd={endMoving}
        nodesDraggable={editable}
        nodesConnectable={editable}
        edgesReconnectable={editable}
        deleteKeyCode={null}
        colorMode={colorMode}
        snapToGrid
        snapGrid={SNAP}
        minZoom={0.05}
        maxZoom={2}
        onInit={openingView}
        fitViewOptions={FIT}
        connectionRadius={28}
        elevateNodesOnSelect={false}
      >
        {far && <FarWires cards={cards} wires={wires} />}
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.2} />
        <CanvasTools />
        {children}
        {cards.length === 0 && <p className={classes.empty}>{t("editor.empty")}</p>}
      </ReactFlow>
    </div>
  );
}
