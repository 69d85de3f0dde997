/** A flow that is only looked at: nothing is asked of the server, and nothing saved. */
import type { Flow } from "../api/types";
import type { Catalogue } from "../catalogue/types";
import { createEditorStore } from "../store/editor-store";
import type { EditorSession } from "../store/session";
import { cellsOf, draftOf, idsIn } from "./states";

const FLOW: Flow = {
  id: 0,
  key: "",
  name: "",
  draft_revision: 1,
  saved_at: null,
  saved_by: null,
  live_version: null,
  has_unpublished_changes: false,
  errors: 0,
  warnings: 0,
  numbers: [],
  live_calls: 0,
};

const nothing = (): void => undefined;

export function galleryOf(catalogue: Catalogue): EditorSession {
  const rows = cellsOf(catalogue);
  const draft = draftOf(rows);
  const store = createEditorStore({ flowId: 0, draft, catalogue, rights: ["design"] });
  const { select, setCalls, showFound } = store.getState();
  select(idsIn(rows, "selected"));
  setCalls(idsIn(rows, "calls").map((node, seq) => [node, { node, seq, version: 1 }]));
  showFound(new Set(idsIn(rows, "found")));
  const autosave = { saveNow: () => Promise.resolve(), refresh: nothing, stop: nothing };
  return { flow: FLOW, store, autosave, client: "gallery", keep: nothing, close: nothing };
}
