/** Opens a flow for editing: loads it, starts the autosave, and closes it without losing anything. */
import { getDraft, getFlow, putDraft } from "../api/flows";
import { getCatalogue, getMe } from "../api/studio";
import type { Flow } from "../api/types";
import type { Autosave } from "./autosave";
import { startAutosave } from "./autosave";
import { createEditorStore } from "./editor-store";
import { forget, keepUnsaved, keptWork } from "./keepsake";
import { isUnsaved } from "./slices/draft";
import type { EditorStore } from "./state";
import { keepHistory, recallHistory } from "./undo-memory";

/** Browsers refuse a request that outlives its page when the body is larger than this. */
const KEEPALIVE_BYTES = 60_000;

export interface EditorSession {
  readonly flow: Flow;
  readonly store: EditorStore;
  readonly autosave: Autosave;
  /** Names this tab in saves, so that it does not react to the news of its own. */
  readonly client: string;
  readonly close: () => void;
}

function guardUnsaved(store: EditorStore, autosave: Autosave): () => void {
  const leave = (event: BeforeUnloadEvent): void => {
    const state = store.getState();
    // Who goes to sign in again finds the work in the browser: no need to ask.
    if (isUnsaved(state) && state.saveState.kind !== "signedOut") event.preventDefault();
  };
  const hide = (): void => {
    keepHistory(store);
    const { document, ...state } = store.getState();
    if (!isUnsaved({ ...state, document })) return;
    keepUnsaved(store);
    const small = JSON.stringify(document).length < KEEPALIVE_BYTES;
    void autosave.saveNow(small);
  };
  const whenHidden = (): void => {
    if (window.document.visibilityState === "hidden") hide();
  };
  const retry = (): void => void autosave.saveNow();
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pagehide", hide);
  window.document.addEventListener("visibilitychange", whenHidden);
  window.addEventListener("online", retry);
  return () => {
    window.removeEventListener("beforeunload", leave);
    window.removeEventListener("pagehide", hide);
    window.document.removeEventListener("visibilitychange", whenHidden);
    window.removeEventListener("online", retry);
  };
}

/** Keeps unsaved work in the browser while it cannot be saved, and lets go of it afterwards. */
function keepWhileAway(store: EditorStore): () => void {
  return store.subscribe((state, before) => {
    if (state.saveState === before.saveState) return;
    const { kind } = state.saveState;
    if (kind === "offline" || kind === "refused" || kind === "signedOut") keepUnsaved(store);
    else if (!isUnsaved(state)) forget(state.flowId);
  });
}

export async function openEditor(flowId: number): Promise<EditorSession> {
  const [me, catalogue, flow, draft] = await Promise.all([
    getMe(),
    getCatalogue(),
    getFlow(flowId),
    getDraft(flowId),
  ]);
  const store = createEditorStore({ flowId, draft, catalogue, rights: me.rights });
  const kept = store.getState().canDesign ? keptWork(flowId) : null;
  if (kept !== null) store.getState().recover(kept);
  if (store.getState().canDesign) recallHistory(store);
  const client = crypto.getRandomValues(new Uint32Array(2)).join("");
  const server = {
    put: (toSave: Parameters<typeof putDraft>[1], keepalive: boolean) =>
      putDraft(flowId, toSave, keepalive),
    get: () => getDraft(flowId),
  };
  const autosave = startAutosave(store, server, client);
  const endings = [guardUnsaved(store, autosave), keepWhileAway(store)];
  const close = (): void => {
    keepHistory(store);
    void autosave.saveNow().finally(() => {
      autosave.stop();
      for (const end of endings) end();
    });
  };
  return { flow, store, autosave, client, close };
}
