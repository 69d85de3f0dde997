/**
 * Unsaved work, kept in the browser from the moment it is done until the server has it: a closed
 * tab or a crash loses nothing. Each tab writes its own, by flow and person.
 */
import type { FlowDocument } from "../graph/document";
import { parseDocument, toWire } from "../graph/parse";
import type { Left } from "./slices/draft";
import { isUnsaved } from "./slices/draft";
import type { EditorStore } from "./state";

const PREFIX = "antler.unsaved";

/** A full or forbidden storage must not break the editor: the page still warns before it closes. */
function quietly<Value>(action: () => Value): Value | null {
  try {
    return action();
  } catch {
    return null;
  }
}

function read(key: string): Left | null {
  const kept = quietly(() => JSON.parse(localStorage.getItem(key) ?? "null") as unknown);
  if (typeof kept !== "object" || kept === null) return null;
  if (!("base" in kept) || !("document" in kept)) return null;
  const sent = "sent" in kept && Array.isArray(kept.sent) ? kept.sent.map(parseDocument) : [];
  return { base: parseDocument(kept.base), document: parseDocument(kept.document), sent };
}

/** Whose work it is. No username holds a space, and no client id does. */
export interface Owner {
  readonly flowId: number;
  readonly username: string;
}

function shelfOf({ flowId, username }: Owner): string {
  return `${PREFIX} ${flowId} ${username} `;
}

export interface Keepsake {
  /** Writes down what is unsaved; where nothing is, what was written is let go. */
  readonly keep: (store: EditorStore) => void;
  /** What tabs that are gone left behind, each with the way to let go of it. */
  readonly left: (living: ReadonlySet<string>) => readonly (Left & { readonly drop: () => void })[];
}

export function openKeepsake(owner: Owner, client: string): Keepsake {
  const shelf = shelfOf(owner);
  const own = shelf + client;
  // The acknowledged drawing stays the same for many changes.
  const texts = new WeakMap<FlowDocument, string>();
  const textOf = (document: FlowDocument): string => {
    const text = texts.get(document) ?? JSON.stringify(toWire(document));
    texts.set(document, text);
    return text;
  };
  const keep = (store: EditorStore): void => {
    const state = store.getState();
    if (!isUnsaved(state)) {
      quietly(() => localStorage.removeItem(own));
      return;
    }
    const { acknowledged, document, sent } = state;
    const fields = [
      `"base":${textOf(acknowledged)}`,
      `"document":${textOf(document)}`,
      `"sent":[${sent.map(textOf).join(",")}]`,
    ];
    quietly(() => localStorage.setItem(own, `{${fields.join(",")}}`));
  };
  const left: Keepsake["left"] = (living) =>
    (quietly(() => Object.keys(localStorage)) ?? []).sort().flatMap((key) => {
      if (!key.startsWith(shelf) || living.has(key.slice(shelf.length))) return [];
      const found = read(key);
      const drop = (): void => void quietly(() => localStorage.removeItem(key));
      return found === null ? [] : [{ ...found, drop }];
    });
  return { keep, left };
}

const OFTEN_MS = 300;

/** Keeps every change within a moment, and lets go as soon as the server has it. */
export function keepAlways(keepsake: Keepsake, store: EditorStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    keepsake.keep(store);
  };
  const unsubscribe = store.subscribe((state, before) => {
    const saved = !isUnsaved(state) && isUnsaved(before);
    if (!saved && state.saveState.kind !== before.saveState.kind) keepsake.keep(store);
    else if (saved || state.document !== before.document) timer ??= setTimeout(write, OFTEN_MS);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
    if (timer !== undefined) write();
  };
}
