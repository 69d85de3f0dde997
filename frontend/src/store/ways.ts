/** The ways out of a step, as menus, keys and lists offer them. */
import { portsOf } from "../catalogue/ports";
import { edgeAt } from "../graph/connections";
import { nodeOf } from "../graph/document";
import type { Way } from "../graph/outline";
import { inspectedNode, shownDocument } from "./selectors";
import type { EditorState } from "./state";

/** Those it declares, and after them those that only a wire remembers. */
export function waysOutOf(state: EditorState, id: string): readonly string[] {
  const { nodes, edges } = shownDocument(state);
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) return [];
  const type = state.types.get(node.type);
  const declared = type === undefined ? [] : portsOf(type, node.config).map((port) => port.id);
  const known = new Set(declared);
  const gone = edges.filter(({ source, port }) => source === id && !known.has(port));
  return [...declared, ...gone.map(({ port }) => port)];
}

/** The step one stands on: the one selected last, or where one stood before it went. */
export function standingOn(state: EditorState): string | undefined {
  let last = state.standing;
  for (const id of state.selectedNodes) last = id;
  return last !== null && nodeOf(shownDocument(state), last) !== undefined ? last : undefined;
}

/** The way out in hand, where it is one of the selected step: only there do arrow keys turn it. */
export function heldHere(state: EditorState): Way | null {
  return state.held !== null && state.held.source === inspectedNode(state)?.id ? state.held : null;
}

/** Where the way out in hand leads; null is nowhere. */
export function heldTarget(state: EditorState): string | null {
  const { held } = state;
  if (held === null) return null;
  return edgeAt(shownDocument(state), held.source, held.port)?.target ?? null;
}
