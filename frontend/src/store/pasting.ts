/** Steps out to a text and in from one. */
import { copyText, pasteText } from "../graph/clipboard";
import type { FlowNode } from "../graph/document";
import * as edits from "../graph/edits";
import { mayEdit, shownDocument } from "./selectors";
import type { EditorStore } from "./state";

/** What is selected as text; null when nothing is. */
export function copySelection(store: EditorStore): string | null {
  const state = store.getState();
  if (state.selectedNodes.size === 0) return null;
  return copyText(shownDocument(state), state.selectedNodes);
}

/** The steps the text held, drawn and selected; null when it held nothing of ours. */
export function paste(
  store: EditorStore,
  text: string,
  at?: { readonly x: number; readonly y: number },
): readonly FlowNode[] | null {
  const state = store.getState();
  if (!mayEdit(state)) return null;
  const where = at === undefined ? {} : { at };
  const pasted = pasteText(text, { document: state.document, random: Math.random, ...where });
  if (pasted === null) return null;
  const { nodes, edges, places } = pasted;
  state.edit(edits.addNodes(nodes, places, edges));
  state.select(new Set([...nodes.map(({ id }) => id), ...Object.keys(places)]));
  return nodes;
}

export function duplicateSelection(store: EditorStore): void {
  const text = copySelection(store);
  if (text !== null) paste(store, text);
}
