/** The keyboard's hand on wires and forms: connect, take off, open. */
import { IconForms, IconLineDashed, IconPlugConnectedX } from "@tabler/icons-react";
import { leadTo } from "../store/commands";
import { inspectedNode, inspectedWire, mayEdit } from "../store/selectors";
import type { EditorState } from "../store/state";
import { heldTarget, waysOutOf } from "../store/ways";
import type { Action } from "./action";

function hasWayOut(state: EditorState): boolean {
  if (state.held !== null || inspectedWire(state) !== undefined) return true;
  const step = inspectedNode(state);
  return step !== undefined && waysOutOf(state, step.id).length > 0;
}

const wired = (state: EditorState) =>
  inspectedWire(state) ?? (heldTarget(state) === null ? null : state.held);

export const CONNECTING: readonly Action[] = [
  {
    id: "connect",
    group: "draw",
    icon: IconLineDashed,
    keys: ["C"],
    enabled: (state) => mayEdit(state) && hasWayOut(state),
    run: ({ open }) => open("connect"),
  },
  {
    id: "detach",
    group: "draw",
    icon: IconPlugConnectedX,
    keys: ["X"],
    enabled: (state) => mayEdit(state) && wired(state) !== null,
    run: ({ store }) => {
      const way = wired(store.getState());
      if (way !== null) leadTo(store, { source: way.source, port: way.port }, null);
    },
  },
  {
    id: "openForm",
    group: "draw",
    icon: IconForms,
    keys: ["Enter"],
    where: "steps",
    enabled: (state) =>
      inspectedNode(state) !== undefined ||
      inspectedWire(state) !== undefined ||
      state.held !== null,
    run: ({ toForm }) => toForm("first"),
  },
];
