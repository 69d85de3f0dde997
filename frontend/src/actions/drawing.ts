/** Steps, notes and groups: what is put on the drawing, and what is switched off there. */
import {
  IconCirclePlus,
  IconEdit,
  IconNote,
  IconPackage,
  IconPackageExport,
  IconPalette,
  IconPower,
  IconSquareRoundedPlus,
  IconStack2,
} from "@tabler/icons-react";
import i18next from "i18next";
import { COLUMN } from "../canvas/geometry";
import { middleOfCanvas, rightOf, snapped, wayInAt } from "../canvas/places";
import { COLOURS, changeFrame, isFrame } from "../graph/frames";
import { inOrder } from "../graph/edits";
import { usedBy } from "../graph/parts";
import { freePort } from "../store/commands";
import { canSwitch, groupSelection, putNote, switchSelection } from "../store/selecting";
import { inspectedNode, mayEdit } from "../store/selectors";
import type { EditorState } from "../store/state";
import type { Action } from "./action";
import { selectedSteps } from "./boxes";
import type { Desk } from "./desk";

function addAtPointer(desk: Desk): void {
  const screen = desk.pointer();
  if (screen === null) desk.search();
  else desk.choose({ screen, at: wayInAt(desk.flow.screenToFlowPosition(screen)) });
}

function addAfter(desk: Desk): void {
  const state = desk.store.getState();
  const step = inspectedNode(state);
  if (step === undefined) return;
  const at = rightOf(state.document, step.id);
  const port = freePort(state, step.id);
  const { x, y } = state.document.layout[step.id] ?? at;
  const screen = desk.flow.flowToScreenPosition({ x: x + COLUMN, y });
  desk.choose({ screen, at, ...(port !== undefined && { after: { source: step.id, port } }) });
}

function framesOfSelection({ selectedNodes }: EditorState): string[] {
  return [...selectedNodes].filter(isFrame);
}

const onlyFrame = (state: EditorState): string | null => {
  const [only, another] = state.selectedNodes;
  return only !== undefined && another === undefined && isFrame(only) ? only : null;
};

function hasFrame(state: EditorState): boolean {
  for (const id of state.selectedNodes) if (isFrame(id)) return true;
  return false;
}

function hasStep({ selectedNodes }: EditorState): boolean {
  for (const id of selectedNodes) if (!isFrame(id)) return true;
  return false;
}

const painting: readonly Action[] = COLOURS.map((colour) => ({
  id: colour,
  group: "draw",
  icon: IconPalette,
  enabled: (state) => mayEdit(state) && hasFrame(state),
  run: ({ store }) => {
    const state = store.getState();
    state.edit(inOrder(...framesOfSelection(state).map((id) => changeFrame(id, { colour }))));
  },
}));

export const DRAWING: readonly Action[] = [
  {
    id: "addStep",
    group: "draw",
    icon: IconCirclePlus,
    keys: ["/"],
    enabled: mayEdit,
    run: addAtPointer,
  },
  {
    id: "addAfter",
    group: "draw",
    icon: IconSquareRoundedPlus,
    keys: ["Tab"],
    onCanvas: true,
    enabled: (state) => mayEdit(state) && inspectedNode(state) !== undefined,
    run: addAfter,
  },
  {
    id: "switchOff",
    group: "draw",
    icon: IconPower,
    keys: ["O"],
    enabled: (state) => mayEdit(state) && canSwitch(state),
    run: ({ store }) => switchSelection(store),
  },
  {
    id: "group",
    group: "draw",
    icon: IconStack2,
    keys: ["Mod+G"],
    enabled: (state) => mayEdit(state) && hasStep(state),
    run: ({ store, flow }) => {
      const boxes = selectedSteps(store.getState(), flow);
      groupSelection(store, { boxes, title: i18next.t("frame.newGroup") });
      store.getState().write(onlyFrame(store.getState()));
    },
  },
  {
    id: "makePart",
    group: "draw",
    icon: IconPackageExport,
    keys: ["Mod+Shift+G"],
    enabled: (state) => mayEdit(state) && hasStep(state),
    run: ({ open }) => open("part"),
  },
  {
    id: "openPart",
    group: "flow",
    icon: IconPackage,
    keys: ["Mod+Enter"],
    enabled: (state) => {
      const step = inspectedNode(state);
      return step !== undefined && usedBy(step, state.types) !== null;
    },
    run: ({ store, enter }) => enter(inspectedNode(store.getState())?.id ?? ""),
  },
  {
    id: "note",
    group: "draw",
    icon: IconNote,
    keys: ["N"],
    enabled: mayEdit,
    run: ({ store, flow, pointer }) => {
      putNote(store, snapped(flow.screenToFlowPosition(pointer() ?? middleOfCanvas())));
      store.getState().write(onlyFrame(store.getState()));
    },
  },
  {
    id: "write",
    group: "draw",
    icon: IconEdit,
    keys: ["F2"],
    enabled: (state) => mayEdit(state) && onlyFrame(state) !== null,
    run: ({ store }) => store.getState().write(onlyFrame(store.getState())),
  },
  ...painting,
];
