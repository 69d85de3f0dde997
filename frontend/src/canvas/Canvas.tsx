/** The drawing: React Flow, controlled by the store. */
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useKeyPress,
} from "@xyflow/react";
import type { EdgeChange } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useCallback, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActionMenu } from "../actions/ActionMenu";
import { useDesk } from "../actions/desk";
import { putInto } from "../store/commands";
import { useEditorStore } from "../store/context";
import classes from "./Canvas.module.css";
import { CanvasTools } from "./CanvasTools";
import { FarWires } from "./FarWires";
import { FrameCard } from "./FrameCard";
import { NodeCard } from "./NodeCard";
import { OverviewMap } from "./OverviewMap";
import { SelectionBar } from "./SelectionBar";
import { WireLine } from "./WireLine";
import type { Add } from "./adding";
import type { DrawnNode, WireEdge } from "./cards";
import { useDrawing } from "./drawing";
import { useDrop, wireUnder } from "./drop";
import { useFocus } from "./focus";
import { GRID } from "./geometry";
import { useKeyboardPlace } from "./keyboard";
import { useMenus } from "./menus";
import { FIT, openingView, useOpenVersions } from "./opening";
import type { LooseEnd } from "./wiring";
import { useWiring } from "./wiring";

const nodeTypes = { step: NodeCard, frame: FrameCard };
const edgeTypes = { wire: WireLine };
const NO_WIRES: WireEdge[] = [];
const SNAP: [number, number] = [GRID, GRID];

/** A step that nothing leads to yet, let go on a wire, is put into it. */
function useSplicing() {
  const store = useEditorStore();
  return useCallback(
    (event: MouseEvent | TouchEvent, node: DrawnNode, dragged: DrawnNode[]) => {
      if (node.type !== "step" || dragged.length !== 1 || "changedTouches" in event) return;
      const { edges } = store.getState().document;
      const own = edges.filter(({ source, target }) => source === node.id || target === node.id);
      const wire = own.length === 0 ? wireUnder(event, edges) : undefined;
      if (wire !== undefined) putInto(store, node.id, wire);
    },
    [store],
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
  const { cards, nodes, wires, editable, far, onNodesChange } = useDrawing();
  const wiring = useWiring(onLooseEnd);
  const drop = useDrop(add);
  const frame = useRef<HTMLDivElement>(null);
  const menus = useMenus();
  const onDropped = useSplicing();
  const { enter } = useDesk();
  const freely = useKeyPress("Alt");
  const colorMode = useComputedColorScheme("light");
  const keyboard = useKeyboardPlace();
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
    <div
      className={classes.frame}
      data-view-only={!editable}
      data-pane="canvas"
      ref={frame}
      {...drop}
    >
      {keyboard.told}
      <ReactFlow
        aria-label={t("editor.canvas")}
        {...keyboard.place}
        nodes={nodes}
        edges={far ? NO_WIRES : wires}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        {...wiring}
        {...menus.handlers}
        onNodeDragStop={onDropped}
        onNodeDoubleClick={(_, { id }) => enter(id)}
        // Also from afar: showing every box at once would freeze the moment one zooms out.
        onlyRenderVisibleElements
        // Not when the button goes down: a click would lose what it was meant for.
        onMove={startMoving}
        onMoveEnd={endMoving}
        nodesDraggable={editable}
        nodesConnectable={editable}
        edgesReconnectable={editable}
        reconnectRadius={18}
        selectionMode={SelectionMode.Partial}
        deleteKeyCode={null}
        colorMode={colorMode}
        snapToGrid={!freely}
        snapGrid={SNAP}
        minZoom={0.05}
        maxZoom={2}
        onInit={openingView}
        fitViewOptions={FIT}
        connectionRadius={28}
        elevateNodesOnSelect={false}
      >
        {far && <FarWires cards={cards} wires={wires} />}
        {/* From afar its dots would be a haze that is painted anew with every move. */}
        {!far && <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.2} />}
        <CanvasTools />
        <OverviewMap nodes={nodes} />
        <SelectionBar />
        {children}
        {nodes.length === 0 && <p className={classes.empty}>{t("editor.empty")}</p>}
      </ReactFlow>
      {menus.menu !== null && <ActionMenu at={menus.menu} onClose={menus.close} />}
    </div>
  );
}
