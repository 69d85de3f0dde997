/** The undo history over a reload: kept for this tab, as long as the tab lives. */
import { pack, unpackText } from "../graph/packing";
import type { Packed } from "../graph/packing";
import type { EditorStore } from "./state";

const keyOf = (flowId: number): string => `antler.undo.${flowId}`;

function put(key: string, packed: Packed): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(packed));
    return true;
  } catch {
    return false;
  }
}

/** As much as the browser has room for: the oldest steps are let go first. */
export function keepHistory(store: EditorStore): void {
  const { document, history, flowId } = store.getState();
  let packed = pack(history, document);
  while (!put(keyOf(flowId), packed)) {
    if (packed.past.length === 0) return sessionStorage.removeItem(keyOf(flowId));
    packed = { ...packed, past: packed.past.slice(Math.ceil(packed.past.length / 2)) };
  }
}

export function recallHistory(store: EditorStore): void {
  const { document, flowId } = store.getState();
  try {
    const text = sessionStorage.getItem(keyOf(flowId));
    if (text !== null) store.setState({ history: unpackText(text, document) });
  } catch {
    // A browser that keeps nothing begins with an empty history.
  }
}
