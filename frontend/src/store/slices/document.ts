/** The drawing and its undo history. Every change a person makes goes through `edit`. */
import type { FlowDocument } from "../../graph/document";
import type { Edit } from "../../graph/edits";
import type { History } from "../../graph/history";
import { EMPTY_HISTORY, closeStep, record, redo, undo } from "../../graph/history";
import { sameValue } from "../../graph/same";
import { mayEdit } from "../selectors";
import type { Slice } from "../state";

export interface DocumentSlice {
  readonly document: FlowDocument;
  readonly history: History;
  /** Applies a change as one undo step; `coalesce` joins it with the step before of the same key. */
  edit: (edit: Edit, coalesce?: string) => void;
  /** The next change is a new undo step, even in the same field. */
  closeStep: () => void;
  undo: () => void;
  redo: () => void;
}

export function documentSlice(document: FlowDocument): Slice<DocumentSlice> {
  return (set, get) => ({
    document,
    history: EMPTY_HISTORY,
    edit: (edit, coalesce) => {
      const state = get();
      if (!mayEdit(state)) return;
      const changed = edit(state.document);
      if (sameValue(changed, state.document)) return;
      set({
        document: changed,
        history: record(state.history, state.document, changed, coalesce ?? null),
      });
    },
    closeStep: () => set((state) => ({ history: closeStep(state.history) })),
    undo: () => set((state) => (mayEdit(state) ? (undo(state.history, state.document) ?? {}) : {})),
    redo: () => set((state) => (mayEdit(state) ? (redo(state.history, state.document) ?? {}) : {})),
  });
}
