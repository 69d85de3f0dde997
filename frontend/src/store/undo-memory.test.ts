import { expect, it, vi } from "vitest";
import * as edits from "../graph/edits";
import { toWire } from "../graph/parse";
import { drawing } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { createEditorStore } from "./editor-store";
import { keepHistory, recallHistory } from "./undo-memory";

function opened(document: unknown) {
  const draft = { revision: 1, document, issues: [], saved_at: null, saved_by: null };
  return createEditorStore({
    flowId: 7,
    draft,
    catalogue: goldenCatalogue(),
    rights: ["design"],
  });
}

function edited(names: string[]) {
  const store = opened(toWire(drawing("a > b")));
  for (const name of names) store.getState().edit(edits.renameNode("a", name));
  return store;
}

it("undoes after a reload what was done before it", () => {
  const before = edited(["one", "two"]);
  keepHistory(before);
  const after = opened(toWire(before.getState().document));
  recallHistory(after);
  after.getState().undo();
  expect(after.getState().document.nodes[0]?.name).toBe("one");
});

it("lets the oldest steps go where the browser has no room for all", () => {
  const before = edited(["one", "two", "three", "four"]);
  const put = vi.spyOn(Storage.prototype, "setItem").mockImplementationOnce(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  keepHistory(before);
  put.mockRestore();
  const after = opened(toWire(before.getState().document));
  recallHistory(after);
  expect(after.getState().history.past).toHaveLength(2);
});
