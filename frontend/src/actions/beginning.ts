/** The step where calls begin. */
import { shownDocument } from "../store/selectors";
import type { EditorState } from "../store/state";

export function beginning(state: EditorState): string | undefined {
  const { nodes } = shownDocument(state);
  const entry = nodes.find(({ type }) => state.types.get(type)?.entry === true);
  return (entry ?? nodes[0])?.id;
}
