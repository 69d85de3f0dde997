/**
 * Saves the draft by itself: a moment after the last change, one request at a time, again and
 * again while the server is away. A save that comes second takes the other one in and goes on.
 */
import type { DraftToSave } from "../api/flows";
import { Conflict, SignedOut, isPassing } from "../api/errors";
import type { Draft, Saved } from "../api/types";
import { toWire } from "../graph/parse";
import { isUnsaved } from "./slices/draft";
import type { EditorStore } from "./state";

const QUIET_MS = 600;
/** Who never pauses is saved all the same. */
const LONGEST_UNSAVED_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** The server as the autosave sees it. */
export interface DraftServer {
  readonly put: (draft: DraftToSave, keepalive: boolean) => Promise<Saved>;
  readonly get: () => Promise<Draft>;
}

export interface Autosave {
  /** Saves without waiting for a pause; resolves when the request is through. */
  readonly saveNow: (keepalive?: boolean) => Promise<void>;
  /** Fetches the server's draft and takes it in; after a running save, if there is one. */
  readonly refresh: (revision: number) => void;
  readonly stop: () => void;
}

export function retryDelay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
}

class DraftSaver implements Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private failures = 0;
  private newestElsewhere = 0;
  private unsavedSince: number | null = null;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly store: EditorStore,
    private readonly server: DraftServer,
    private readonly client: string,
  ) {
    this.unsubscribe = store.subscribe((state, before) => {
      if (state.document === before.document) return;
      if (isUnsaved(state)) this.soon();
      else if (state.saveState.kind === "refused") state.setSaveState({ kind: "idle" });
    });
    if (isUnsaved(store.getState())) this.schedule(0);
  }

  saveNow = async (keepalive = false): Promise<void> => {
    clearTimeout(this.timer);
    if (this.running !== null) await this.running;
    if (!this.isBehind() && !isUnsaved(this.store.getState())) return;
    this.running ??= this.turn(keepalive).finally(() => {
      this.running = null;
    });
    await this.running;
  };

  refresh = (revision: number): void => {
    this.newestElsewhere = Math.max(this.newestElsewhere, revision);
    if (this.isBehind()) this.schedule(0);
  };

  stop = (): void => {
    clearTimeout(this.timer);
    this.unsubscribe();
  };

  private isBehind(): boolean {
    return this.newestElsewhere > this.store.getState().revision;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveNow(), delay);
  }

  private soon(): void {
    this.unsavedSince ??= Date.now();
    const left = this.unsavedSince + LONGEST_UNSAVED_MS - Date.now();
    this.schedule(Math.max(0, Math.min(QUIET_MS, left)));
  }

  /** One request; what is left to do afterwards is scheduled, never started beside it. */
  private async turn(keepalive: boolean): Promise<void> {
    try {
      if (this.isBehind()) await this.pull();
      else await this.push(keepalive);
      this.failures = 0;
      if (this.isBehind()) this.schedule(0);
      else if (isUnsaved(this.store.getState())) this.soon();
    } catch (error) {
      this.fail(error);
    }
  }

  private async push(keepalive: boolean): Promise<void> {
    const { document, revision, noteSent, setSaveState } = this.store.getState();
    this.unsavedSince = null;
    noteSent(document);
    try {
      const draft = { base_revision: revision, document: toWire(document), client: this.client };
      this.store.getState().acknowledge(document, await this.server.put(draft, keepalive));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      setSaveState({ kind: "merging" });
      this.store.getState().takeIn(error.body as Draft);
    }
  }

  private async pull(): Promise<void> {
    const draft = await this.server.get();
    this.store.getState().takeIn(draft);
    this.newestElsewhere = Math.min(this.newestElsewhere, draft.revision);
  }

  private fail(error: unknown): void {
    const { setSaveState } = this.store.getState();
    if (error instanceof SignedOut) return setSaveState({ kind: "signedOut" });
    if (isPassing(error)) {
      this.failures += 1;
      setSaveState({ kind: "offline" });
      return this.schedule(retryDelay(this.failures));
    }
    const message = error instanceof Error ? error.message : String(error);
    setSaveState({ kind: "refused", message });
  }
}

export function startAutosave(store: EditorStore, server: DraftServer, client: string): Autosave {
  return new DraftSaver(store, server, client);
}
