/** The selected steps with their sizes. */
import type { DrawnNode } from "../canvas/cards";
import type { Box } from "../graph/arrange";
import { isFrame } from "../graph/frames";
import type { EditorState } from "../store/state";
import type { Desk } from "./desk";

export function boxOf({ id, position, width = 0, height = 0 }: DrawnNode): Box {
  return { id, ...position, width, height };
}

export function selectedSteps({ selectedNodes }: EditorState, flow: Desk["flow"]): Box[] {
  return flow
    .getNodes()
    .filter(({ id }) => selectedNodes.has(id) && !isFrame(id))
    .map(boxOf);
}

/** Whether at least so many steps are selected; counts no further. */
export function selectsSteps(least: number): (state: EditorState) => boolean {
  return ({ selectedNodes }) => {
    let count = 0;
    for (const id of selectedNodes) {
      if (!isFrame(id)) count += 1;
      if (count >= least) return true;
    }
    return false;
  };
}
