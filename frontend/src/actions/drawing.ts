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
import { keyboardPlace, middleOfCanvas, rightOf, snapped, wayInAt } from "../canvas/places";
import { edgeAt } from "../graph/connections";
import { COLOURS, changeFrame, isFrame } from "../graph/frames";
import type { Way } from "../graph/outline";
import { inOrder } from "../graph/edits";
import { usedBy } from "../graph/parts";
import { freePort } from "../store/commands";
import { canSwitch, groupSelection, putNote, switchSelection } from "../store/selecting";
import { inspectedNode, mayEdit } from "../store/selectors";
import type { EditorState } from "../store/state";
import type { Action } from "./action";
import { selectedSteps } from "./boxes";
import type { Desk } from "./desk";
import { isDrawing } from "./keys";
import { isSteps } from "./panes";

function addAtPointer(desk: Desk): void {
  const screen = desk.pointer();
  if (screen === null) desk.search();
  else desk.choose({ screen, at: wayInAt(desk.flow.screenToFlowPosition(screen)) });
}

/** The way out in hand, where it is of the selected step or of no step that is selected. */
function wayAhead(state: EditorState): Way | undefined {
  const step = inspectedNode(state);
  if (state.held !== null && (step === undefined || state.held.source === step.id)) {
    return state.held;
  }
  const port = step && freePort(state, step.id);
  return step === undefined || port === undefined ? undefined : { source: step.id, port };
}

function mayAddAfter(state: EditorState): boolean {
  return mayEdit(state) && (inspectedNode(state) !== undefined || state.held !== null);
}

/** At its row for the keyboard in the outline; else where the step will stand. */
function screenOf(desk: Desk, { x, y }: { readonly x: number; readonly y: number }) {
  return isSteps(document.activeElement) && !isDrawing(document.activeElement)
    ? keyboardPlace()
    : desk.flow.flowToScreenPosition({ x: x + COLUMN, y });
}

/** What is added on a wire is put into it. */
function addAfter(desk: Desk): void {
  const state = desk.store.getState();
  const way = wayAhead(state);
  const source = way?.source ?? inspectedNode(state)?.id;
  if (source === undefined) return;
  const at = rightOf(state.document, source);
  const screen = screenOf(desk, state.document.layout[source] ?? at);
  const into = way && edgeAt(state.document, way.source, way.port);
  desk.choose({ screen, at, ...(into !== undefined ? { into } : way && { after: way }) });
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

const painting: readonly Action[] = COLOURS.map((colour, index) => ({
  id: colour,
  group: "draw",
  icon: IconPalette,
  keys: [String(index + 1)],
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
    keys: ["A", "Tab"],
    enabled: mayAddAfter,
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
    keys: ["Shift+Enter"],
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
    enabled: (state) =>
      mayEdit(state) && (onlyFrame(state) !== null || inspectedNode(state) !== undefined),
    run: ({ store, toForm }) => {
      const frame = onlyFrame(store.getState());
      if (frame === null) toForm("name");
      else store.getState().write(frame);
    },
  },
  ...painting,
];
