/** From step to step along the wires, and where a step stands, by the arrow keys. */
import type { Icon } from "@tabler/icons-react";
import {
  IconArrowBigDown,
  IconArrowBigLeft,
  IconArrowBigRight,
  IconArrowBigUp,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
} from "@tabler/icons-react";
import { GRID } from "../canvas/geometry";
import { withPassengers } from "../canvas/moves";
import { moveNodes } from "../graph/edits";
import { stepAfter, wayBeside, wayTo } from "../graph/walking";
import { mayEdit, shownDocument } from "../store/selectors";
import type { EditorState } from "../store/state";
import { heldHere, standingOn, waysOutOf } from "../store/ways";
import type { Action, ActionId } from "./action";
import type { Desk } from "./desk";
import { beginning } from "./beginning";

const anyStep = (state: EditorState): boolean => shownDocument(state).nodes.length > 0;

interface Going {
  /** Both steps stay selected. */
  readonly keeping: boolean;
  readonly to: (state: EditorState, from: string) => string | undefined;
}

function go({ store }: Desk, { keeping, to }: Going): void {
  const state = store.getState();
  const from = standingOn(state);
  // Where nothing is selected the first key press only says where one stands.
  const first = state.selectedNodes.size === 0 ? (from ?? beginning(state)) : undefined;
  const next = first ?? (from === undefined ? undefined : to(state, from));
  if (next === undefined) return;
  state.select(
    keeping ? [...state.selectedNodes].filter((id) => id !== next).concat(next) : [next],
  );
  state.reveal(next);
}

function on(state: EditorState, from: string): string | undefined {
  const port = heldHere(state)?.port ?? null;
  return stepAfter(shownDocument(state), { source: from, port }, waysOutOf(state, from));
}

function back(state: EditorState, from: string): string | undefined {
  return wayTo(shownDocument(state), from)?.source;
}

function walk(id: ActionId, icon: Icon, key: string, going: Going): Action {
  return {
    ...{ id, icon, group: "select", keys: [key], where: "canvas", enabled: anyStep },
    run: (desk) => go(desk, going),
  };
}

function turn(id: ActionId, icon: Icon, key: string, by: 1 | -1): Action {
  return {
    ...{ id, icon, group: "select", keys: [key], where: "canvas", enabled: anyStep },
    run: (desk) => {
      const state = desk.store.getState();
      const source = standingOn(state);
      if (source === undefined || state.selectedNodes.size === 0) {
        return go(desk, { keeping: false, to: on });
      }
      if (state.selectedNodes.size > 1) state.select([source]);
      const port = wayBeside(waysOutOf(state, source), heldHere(state)?.port ?? null, by);
      state.hold(port === undefined ? null : { source, port });
    },
  };
}

function nudge(desk: Desk, dx: number, dy: number): void {
  const state = desk.store.getState();
  const { layout } = state.document;
  const places = new Map(
    desk.flow
      .getNodes()
      .filter(({ id }) => state.selectedNodes.has(id))
      .map(({ id, position }) => {
        // On the screen it may still be on its way.
        const { x, y } = layout[id] ?? position;
        return [id, { x: x + dx * GRID, y: y + dy * GRID }] as const;
      }),
  );
  const report = { places, resized: new Set<string>() };
  const all = withPassengers(report, layout, () => desk.flow.getNodes());
  // Pressed again and again they are one undo step.
  state.edit(moveNodes(Object.fromEntries(all)), "nudge");
}

function move(id: ActionId, icon: Icon, key: string, [dx, dy]: readonly [number, number]): Action {
  return {
    ...{ id, icon, group: "arrange", keys: [key], where: "canvas" },
    enabled: (state) => mayEdit(state) && state.selectedNodes.size > 0,
    run: (desk) => nudge(desk, dx, dy),
  };
}

export const WALKING: readonly Action[] = [
  walk("walkOn", IconArrowRight, "ArrowRight", { keeping: false, to: on }),
  walk("walkBack", IconArrowLeft, "ArrowLeft", { keeping: false, to: back }),
  turn("nextWay", IconArrowDown, "ArrowDown", 1),
  turn("previousWay", IconArrowUp, "ArrowUp", -1),
  walk("takeOn", IconArrowBigRight, "Shift+ArrowRight", { keeping: true, to: on }),
  walk("takeBack", IconArrowBigLeft, "Shift+ArrowLeft", { keeping: true, to: back }),
];

export const NUDGING: readonly Action[] = [
  move("moveLeft", IconArrowBigLeft, "Mod+ArrowLeft", [-1, 0]),
  move("moveRight", IconArrowBigRight, "Mod+ArrowRight", [1, 0]),
  move("moveUp", IconArrowBigUp, "Mod+ArrowUp", [0, -1]),
  move("moveDown", IconArrowBigDown, "Mod+ArrowDown", [0, 1]),
];
