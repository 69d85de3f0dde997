/** Opens a flow for editing: loads it, starts the autosave, and closes it without losing anything. */
import { getDraft, getFlow, putDraft } from "../api/flows";
import { getCatalogue, getMe } from "../api/studio";
import { learned } from "../i18n/catalogue";
import type { Flow } from "../api/types";
import type { Autosave } from "./autosave";
import { startAutosave } from "./autosave";
import { createEditorStore } from "./editor-store";
import type { Keepsake } from "./keepsake";
import { keepAlways, openKeepsake } from "./keepsake";
import { isUnsaved } from "./slices/draft";
import type { EditorStore } from "./state";
import { liveAs, livingTabs } from "./tabs";
import { keepHistory, recallHistory } from "./undo-memory";

/** Browsers refuse a request that outlives its page when the body is larger than this. */
const KEEPALIVE_BYTES = 60_000;

export interface EditorSession {
  readonly flow: Flow;
  readonly store: EditorStore;
  readonly autosave: Autosave;
  /** Names this tab in saves, so that it does not react to the news of its own. */
  readonly client: string;
  /** Writes what is unsaved down in the browser, at once. */
  readonly keep: () => void;
  readonly close: () => void;
}

function guardUnsaved(store: EditorStore, autosave: Autosave, keepsake: Keepsake): () => void {
  const leave = (event: BeforeUnloadEvent): void => {
    const state = store.getState();
    // Who goes to sign in again finds the work in the browser: no need to ask.
    if (isUnsaved(state) && state.saveState.kind !== "signedOut") event.preventDefault();
  };
  const hide = (): void => {
    keepHistory(store);
    const { document, ...state } = store.getState();
    if (!isUnsaved({ ...state, document })) return;
    keepsake.keep(store);
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

/** Takes over what tabs left behind that are gone; it is this tab's to keep from now on. */
async function takeOver(store: EditorStore, keepsake: Keepsake): Promise<void> {
  const left = store.getState().canDesign ? keepsake.left(await livingTabs()) : [];
  for (const work of left) store.getState().recover(work);
  keepsake.keep(store);
  for (const { drop } of left) drop();
}

export async function openEditor(flowId: number): Promise<EditorSession> {
  const [me, catalogue, flow, draft] = await Promise.all([
    getMe(),
    getCatalogue().then(learned),
    getFlow(flowId),
    getDraft(flowId),
  ]);
  const store = createEditorStore({ flowId, draft, catalogue, rights: me.rights });
  const client = crypto.getRandomValues(new Uint32Array(2)).join("");
  const keepsake = openKeepsake({ flowId, username: me.username }, client);
  await takeOver(store, keepsake);
  if (store.getState().canDesign) recallHistory(store);
  const server = {
    put: (toSave: Parameters<typeof putDraft>[1], keepalive: boolean) =>
      putDraft(flowId, toSave, keepalive),
    get: () => getDraft(flowId),
  };
  const autosave = startAutosave(store, server, client);
  const endings = [
    liveAs(client),
    guardUnsaved(store, autosave, keepsake),
    keepAlways(keepsake, store),
  ];
  const close = (): void => {
    keepHistory(store);
    void autosave.saveNow().finally(() => {
      autosave.stop();
      for (const end of endings) end();
    });
  };
  return { flow, store, autosave, client, keep: () => keepsake.keep(store), close };
}
