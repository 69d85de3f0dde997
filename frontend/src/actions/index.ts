/** Every action there is. */
import type { Action, ActionId } from "./action";
import { ALIGNING, DISTRIBUTING, TIDYING } from "./arranging";
import { DRAWING } from "./drawing";
import { EDITING } from "./editing";
import { VIEWING } from "./viewing";

export const ACTIONS: readonly Action[] = [
  ...EDITING,
  ...DRAWING,
  ...ALIGNING,
  ...DISTRIBUTING,
  TIDYING,
  ...VIEWING,
];

const byId = new Map(ACTIONS.map((action) => [action.id, action]));

export function actionOf(id: ActionId): Action {
  const action = byId.get(id);
  if (action === undefined) throw new Error(`There is no action “${id}”.`);
  return action;
}
