/** Every action there is. */
import type { Action, ActionId } from "./action";
import { ALIGNING, DISTRIBUTING, TIDYING } from "./arranging";
import { CONNECTING } from "./connecting";
import { DRAWING } from "./drawing";
import { EDITING } from "./editing";
import { PANES } from "./panes";
import { VIEWING } from "./viewing";
import { NUDGING, WALKING } from "./walking";

export const ACTIONS: readonly Action[] = [
  ...EDITING,
  ...CONNECTING,
  ...DRAWING,
  ...WALKING,
  ...ALIGNING,
  ...DISTRIBUTING,
  TIDYING,
  ...NUDGING,
  ...VIEWING,
  ...PANES,
];

const byId = new Map(ACTIONS.map((action) => [action.id, action]));

export function actionOf(id: ActionId): Action {
  const action = byId.get(id);
  if (action === undefined) throw new Error(`There is no action “${id}”.`);
  return action;
}
