import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renameNode } from "../graph/edits";
import { toWire } from "../graph/parse";
import { drawing } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { createEditorStore } from "./editor-store";
import { keepAlways, openKeepsake } from "./keepsake";

const base = drawing("a > b");
const ANNA = { flowId: 7, username: "anna" };
const NOBODY: ReadonlySet<string> = new Set();

function open() {
  const saved = { issues: [], saved_at: null, saved_by: "bo" };
  const draft = { revision: 1, document: toWire(base), ...saved };
  const store = createEditorStore({
    flowId: 7,
    draft,
    catalogue: goldenCatalogue(),
    rights: ["design"],
  });
  const rename = (name: string): void => store.getState().edit(renameNode("a", name));
  return { store, rename, saved };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("unsaved work", () => {
  it("is found again after a crash, but for what was typed in the last moment", () => {
    const { store, rename } = open();
    const keepsake = openKeepsake(ANNA, "tab");
    keepAlways(keepsake, store);
    rename("kept");
    vi.advanceTimersByTime(300);
    rename("lost");
    const [left] = openKeepsake(ANNA, "another").left(NOBODY);
    const after = open().store;
    if (left !== undefined) after.getState().recover(left);
    expect(after.getState().document.nodes[0]?.name).toBe("kept");
  });

  it("is kept while somebody types without a pause", () => {
    const { store, rename } = open();
    keepAlways(openKeepsake(ANNA, "tab"), store);
    for (let letter = 1; letter < 10; letter += 1) {
      rename("x".repeat(letter));
      vi.advanceTimersByTime(100);
    }
    const [left] = openKeepsake(ANNA, "another").left(NOBODY);
    expect(left?.document.nodes[0]?.name.length).toBeGreaterThan(5);
  });

  it("is let go a moment after the server has it", () => {
    const { store, rename, saved } = open();
    const keepsake = openKeepsake(ANNA, "tab");
    keepAlways(keepsake, store);
    rename("kept");
    vi.advanceTimersByTime(300);
    store.getState().acknowledge(store.getState().document, { revision: 2, ...saved });
    vi.advanceTimersByTime(300);
    expect(localStorage).toHaveLength(0);
  });

  it("is nobody else's, and not taken from a tab that lives", () => {
    const { store, rename } = open();
    rename("mine");
    openKeepsake(ANNA, "tab").keep(store);
    expect(openKeepsake({ ...ANNA, username: "bo" }, "x").left(NOBODY)).toEqual([]);
    expect(openKeepsake({ ...ANNA, flowId: 71 }, "x").left(NOBODY)).toEqual([]);
    expect(openKeepsake(ANNA, "x").left(new Set(["tab"]))).toEqual([]);
  });

  it("that the server has already, but for its answer, is no question", () => {
    const { store, rename } = open();
    rename("sent");
    store.getState().noteSent(store.getState().document);
    rename("newer");
    openKeepsake(ANNA, "tab").keep(store);
    const after = open();
    after.rename("sent");
    const { document } = after.store.getState();
    after.store.getState().acknowledge(document, { revision: 2, ...after.saved });
    for (const left of openKeepsake(ANNA, "x").left(NOBODY)) after.store.getState().recover(left);
    expect(after.store.getState().document.nodes[0]?.name).toBe("newer");
    expect(after.store.getState().questions).toEqual([]);
  });
});
