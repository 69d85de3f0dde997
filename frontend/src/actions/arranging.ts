/** Lining up, spacing evenly, tidying. */
import type { Icon } from "@tabler/icons-react";
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconSitemap,
} from "@tabler/icons-react";
import type { Axis, Side } from "../graph/arrange";
import { SIDES, align, distribute } from "../graph/arrange";
import { moveNodes } from "../graph/edits";
import { mayEdit } from "../store/selectors";
import type { Action } from "./action";
import { selectedSteps, selectsSteps } from "./boxes";
import { tidy } from "./tidying";

const SIDE_ICONS: Readonly<Record<Side, Icon>> = {
  left: IconLayoutAlignLeft,
  centre: IconLayoutAlignCenter,
  right: IconLayoutAlignRight,
  top: IconLayoutAlignTop,
  middle: IconLayoutAlignMiddle,
  bottom: IconLayoutAlignBottom,
};
const SIDE_KEYS: Readonly<Record<Side, string>> = {
  left: "Shift+L",
  centre: "Shift+C",
  right: "Shift+R",
  top: "Shift+T",
  middle: "Shift+M",
  bottom: "Shift+B",
};
const AXIS_KEYS: Readonly<Record<Axis, string>> = { across: "Shift+H", down: "Shift+V" };
const AXIS_ICONS: Readonly<Record<Axis, Icon>> = {
  across: IconLayoutDistributeVertical,
  down: IconLayoutDistributeHorizontal,
};
const several = selectsSteps(2);
const many = selectsSteps(3);

export const ALIGNING: readonly Action[] = SIDES.map((side) => ({
  id: side,
  group: "arrange",
  icon: SIDE_ICONS[side],
  keys: [SIDE_KEYS[side]],
  enabled: (state) => mayEdit(state) && several(state),
  run: ({ store, flow }) => {
    const state = store.getState();
    state.edit(moveNodes(align(selectedSteps(state, flow), side)));
  },
}));

export const DISTRIBUTING: readonly Action[] = (["across", "down"] as const).map((axis) => ({
  id: axis,
  group: "arrange",
  icon: AXIS_ICONS[axis],
  keys: [AXIS_KEYS[axis]],
  enabled: (state) => mayEdit(state) && many(state),
  run: ({ store, flow }) => {
    const state = store.getState();
    state.edit(moveNodes(distribute(selectedSteps(state, flow), axis)));
  },
}));

export const TIDYING: Action = {
  id: "tidy",
  group: "arrange",
  icon: IconSitemap,
  keys: ["T"],
  enabled: (state) => mayEdit(state) && state.document.nodes.length > 1,
  run: (desk) => void tidy(desk),
};
