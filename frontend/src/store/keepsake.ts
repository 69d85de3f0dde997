/** Unsaved work, kept in the browser while the server is away, so that a closed tab loses nothing. */
import type { FlowDocument } from "../graph/document";
import { parseDocument, toWire } from "../graph/parse";
import { isUnsaved } from "./slices/draft";
import type { EditorStore } from "./state";

interface Kept {
  readonly base: FlowDocument;
  readonly document: FlowDocument;
}

const keyOf = (flowId: number): string => `antler.unsaved.${flowId}`;

/** A full or forbidden storage must not break the editor: the page still warns before it closes. */
function quietly<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch {
    return null;
  }
}

export function keepUnsaved(store: EditorStore): void {
  const state = store.getState();
  const key = keyOf(state.flowId);
  if (!isUnsaved(state)) return forget(state.flowId);
  const text = JSON.stringify({
    base: toWire(state.acknowledged),
    document: toWire(state.document),
  });
  quietly(() => localStorage.setItem(key, text));
}

export function forget(flowId: number): void {
  quietly(() => localStorage.removeItem(keyOf(flowId)));
}

export function keptWork(flowId: number): Kept | null {
  const kept = quietly(() => JSON.parse(localStorage.getItem(keyOf(flowId)) ?? "null") as unknown);
  if (typeof kept !== "object" || kept === null) return null;
  if (!("base" in kept) || !("document" in kept)) return null;
  return { base: parseDocument(kept.base), document: parseDocument(kept.document) };
}
