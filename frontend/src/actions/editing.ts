/** Undo, the clipboard, deleting. */
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboard,
  IconCopy,
  IconCut,
  IconDeviceFloppy,
  IconSquaresDiagonal,
  IconTrash,
  IconTrashX,
} from "@tabler/icons-react";
import { duplicateSelection } from "../store/pasting";
import { deleteAndStay, isSelecting } from "../store/selecting";
import { mayEdit } from "../store/selectors";
import type { EditorState } from "../store/state";
import type { Action } from "./action";
import { copyOut, pasteFromSystem } from "./clipboard";

const anySteps = ({ selectedNodes }: EditorState): boolean => selectedNodes.size > 0;
const mayChange = (state: EditorState): boolean => mayEdit(state) && isSelecting(state);
const mayChangeSteps = (state: EditorState): boolean => mayEdit(state) && anySteps(state);

export const EDITING: readonly Action[] = [
  {
    id: "undo",
    group: "edit",
    icon: IconArrowBackUp,
    keys: ["Mod+Z"],
    enabled: (state) => mayEdit(state) && state.history.past.length > 0,
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: "redo",
    group: "edit",
    icon: IconArrowForwardUp,
    keys: ["Mod+Y", "Mod+Shift+Z"],
    enabled: (state) => mayEdit(state) && state.history.future.length > 0,
    run: ({ store }) => store.getState().redo(),
  },
  {
    id: "cut",
    group: "edit",
    icon: IconCut,
    keys: ["Mod+X"],
    native: true,
    enabled: mayChangeSteps,
    run: (desk) => void copyOut(desk, { cut: true }),
  },
  {
    id: "copy",
    group: "edit",
    icon: IconCopy,
    keys: ["Mod+C"],
    native: true,
    enabled: anySteps,
    run: (desk) => void copyOut(desk, { cut: false }),
  },
  {
    id: "paste",
    group: "edit",
    icon: IconClipboard,
    keys: ["Mod+V"],
    native: true,
    enabled: mayEdit,
    run: (desk) => void pasteFromSystem(desk),
  },
  {
    id: "duplicate",
    group: "edit",
    icon: IconSquaresDiagonal,
    keys: ["Mod+D"],
    enabled: mayChangeSteps,
    run: ({ store }) => duplicateSelection(store),
  },
  {
    id: "remove",
    group: "edit",
    icon: IconTrash,
    keys: ["Delete", "Backspace"],
    enabled: mayChange,
    run: ({ store }) => deleteAndStay(store, { heal: true }),
  },
  {
    id: "removeOnly",
    group: "edit",
    icon: IconTrashX,
    keys: ["Shift+Delete", "Shift+Backspace"],
    enabled: mayChangeSteps,
    run: ({ store }) => deleteAndStay(store, { heal: false }),
  },
  {
    id: "save",
    group: "flow",
    icon: IconDeviceFloppy,
    keys: ["Mod+S"],
    everywhere: true,
    enabled: mayEdit,
    run: ({ session }) => void session.autosave.saveNow(),
  },
];
