import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conflict, Offline, Refused } from "../api/errors";
import type { DraftToSave } from "../api/flows";
import type { Draft, Saved } from "../api/types";
import { renameNode } from "../graph/edits";
import { parseDocument, toWire } from "../graph/parse";
import { drawing } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { retryDelay, startAutosave } from "./autosave";
import { createEditorStore } from "./editor-store";
import { isUnsaved } from "./slices/draft";

const base = drawing("a > b");

function saved(revision: number): Saved {
  return { revision, issues: [], saved_at: "2026-01-01T00:00:00Z", saved_by: "bo" };
}

/** A server that keeps one draft, as ours does: a stale save gets the newer one back. */
class DraftKeeper {
  draft: Draft = { ...saved(1), document: toWire(base) };
  puts: DraftToSave[] = [];
  failures: Error[] = [];
  answersAreLost = 0;
  running = 0;
  mostAtOnce = 0;

  put = async (draft: DraftToSave): Promise<Saved> => {
    this.puts.push(draft);
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.running -= 1;
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    if (draft.base_revision !== this.draft.revision) throw new Conflict(409, this.draft);
    this.draft = { ...saved(this.draft.revision + 1), document: draft.document };
    this.answersAreLost -= 1;
    if (this.answersAreLost >= 0) throw new Offline();
    return this.draft;
  };

  get = (): Promise<Draft> => Promise.resolve(this.draft);

  somebodyRenames(id: string, name: string): void {
    const document = toWire(renameNode(id, name)(parseDocument(this.draft.document)));
    this.draft = { ...saved(this.draft.revision + 1), document };
  }

  names(): string[] {
    return parseDocument(this.draft.document).nodes.map((node) => node.name);
  }
}

function open() {
  const server = new DraftKeeper();
  const store = createEditorStore({
    flowId: 1,
    draft: server.draft,
    catalogue: goldenCatalogue(),
    rights: ["design"],
  });
  const autosave = startAutosave(store, server, "tab");
  const rename = (id: string, name: string): void => store.getState().edit(renameNode(id, name));
  return { server, store, autosave, rename };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("autosave", () => {
  it("saves once, a moment after the last of many changes", async () => {
    const { server, rename } = open();
    for (const name of ["x", "xy", "xyz"]) rename("a", name);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.puts).toHaveLength(1);
    expect(server.names()).toEqual(["xyz", "b"]);
  });

  it("saves about once a second while somebody types without a pause", async () => {
    const { server, rename } = open();
    for (let letter = 0; letter < 20; letter += 1) {
      rename("a", "x".repeat(letter + 1));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(server.puts.length).toBeGreaterThanOrEqual(3);
    expect(server.puts.length).toBeLessThanOrEqual(5);
  });

  it("does not take its own save for somebody else's when the answer was lost", async () => {
    const { server, store, rename } = open();
    server.answersAreLost = 1;
    rename("a", "first");
    await vi.advanceTimersByTimeAsync(700);
    rename("a", "second");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.names()).toEqual(["second", "b"]);
    expect(store.getState().questions).toEqual([]);
  });

  it("keeps what was taken back after a save whose answer was lost", async () => {
    const { server, rename } = open();
    server.answersAreLost = 1;
    rename("a", "typed");
    await vi.advanceTimersByTimeAsync(700);
    rename("a", "a");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.names()).toEqual(["a", "b"]);
  });

  it("never has two saves under way", async () => {
    const { server, rename, autosave } = open();
    rename("a", "one");
    void autosave.saveNow();
    rename("a", "two");
    void autosave.saveNow();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(server.mostAtOnce).toBe(1);
    expect(server.names()).toEqual(["two", "b"]);
  });

  it("saves what was changed while a save was under way", async () => {
    const { server, store, rename } = open();
    rename("a", "one");
    await vi.advanceTimersByTimeAsync(650);
    rename("b", "late");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.names()).toEqual(["one", "late"]);
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it("tries again until the server is back", async () => {
    const { server, store, rename } = open();
    server.failures = [new Offline(), new Refused(503, null)];
    rename("a", "kept");
    await vi.advanceTimersByTimeAsync(800);
    expect(store.getState().saveState.kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.names()).toEqual(["kept", "b"]);
    expect(store.getState().saveState.kind).toBe("idle");
  });

  it("takes the other side in when it comes second, and loses neither", async () => {
    const { server, rename } = open();
    server.somebodyRenames("b", "theirs");
    rename("a", "mine");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(server.names()).toEqual(["mine", "theirs"]);
  });

  it("says when both changed the same thing", async () => {
    const { server, store, rename } = open();
    server.somebodyRenames("a", "theirs");
    rename("a", "mine");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(server.names()).toEqual(["mine", "b"]);
    expect(store.getState().questions).toMatchObject([
      { by: "bo", clash: { id: "a", path: ["name"], mine: "mine", theirs: "theirs" } },
    ]);
  });

  it("fetches what others saved when it hears of it", async () => {
    const { server, store, autosave } = open();
    server.somebodyRenames("b", "theirs");
    autosave.refresh(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(store.getState().document.nodes[1]?.name).toBe("theirs");
    expect(server.puts).toEqual([]);
  });

  it("does not repeat a save the server refuses for good", async () => {
    const { server, store, rename } = open();
    server.failures = [new Refused(413, { detail: "The drawing is too large." })];
    rename("a", "huge");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.puts).toHaveLength(1);
    expect(store.getState().saveState).toEqual({
      kind: "refused",
      message: "The drawing is too large.",
    });
  });

  it("is content again once what the server refused is undone", async () => {
    const { server, store, rename } = open();
    server.failures = [new Refused(413, { detail: "The drawing is too large." })];
    rename("a", "huge");
    await vi.advanceTimersByTimeAsync(60_000);
    store.getState().undo();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.puts).toHaveLength(1);
    expect(store.getState().saveState).toEqual({ kind: "idle" });
  });
});

it("waits longer each time, but never longer than half a minute", () => {
  expect([1, 2, 3, 9].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 30_000]);
});
