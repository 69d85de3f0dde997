/** How the drawing stands against what the server has acknowledged. */
import type { Draft, Saved } from "../../api/types";
import type { FlowDocument, FlowNode } from "../../graph/document";
import { record } from "../../graph/history";
import type { Issue, IssuesByPlace } from "../../graph/issues";
import { issuesByNode, issuesByWire } from "../../graph/issues";
import type { Clash } from "../../graph/merge";
import { mergeDocuments } from "../../graph/merge";
import { parseDocument } from "../../graph/parse";
import type { Slice } from "../state";

export type SaveState =
  | { readonly kind: "idle" | "saving" | "offline" | "merging" | "signedOut" }
  | { readonly kind: "refused"; readonly message: string };

/** Something a person should be told once; `at` tells two equal ones apart. */
export interface Notice {
  readonly kind: "changed" | "merged" | "clashed" | "recovered";
  readonly by: string | null;
  /** The steps it is about. */
  readonly steps: readonly FlowNode[];
  readonly at: number;
}

export interface DraftSlice {
  readonly revision: number;
  /** The last document the server has acknowledged: the base of the next save or merge. */
  readonly acknowledged: FlowDocument;
  readonly saveState: SaveState;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly issues: readonly Issue[];
  /** By step. */
  readonly issuesOf: IssuesByPlace;
  /** By wire, and by the way out that has none. */
  readonly issuesOn: IssuesByPlace;
  readonly notice: Notice | null;
  setSaveState: (saveState: SaveState) => void;
  acknowledge: (document: FlowDocument, saved: Saved) => void;
  /** Takes the server's newer document in and keeps what is unsaved here. */
  takeIn: (theirs: Draft) => void;
  /** The server's draft was replaced on our own wish: that is one undoable step. */
  replaceWith: (draft: Draft) => void;
  /** Puts unsaved work back that an earlier page left behind. */
  recover: (left: { readonly base: FlowDocument; readonly document: FlowDocument }) => void;
}

export function isUnsaved(
  state: Pick<DraftSlice, "acknowledged"> & { document: FlowDocument },
): boolean {
  return state.document !== state.acknowledged;
}

function standing(saved: Saved) {
  return {
    revision: saved.revision,
    savedAt: saved.saved_at,
    savedBy: saved.saved_by,
    issues: saved.issues,
    issuesOf: issuesByNode(saved.issues),
    issuesOn: issuesByWire(saved.issues),
  };
}

/** The steps a notice names: those where both sides changed the same thing. */
function clashedSteps(clashes: readonly Clash[], document: FlowDocument): FlowNode[] {
  const ids = new Set(clashes.map(({ id }) => id.split(" ")[0]));
  return document.nodes.filter((node) => ids.has(node.id));
}

export function draftSlice(draft: Draft, document: FlowDocument): Slice<DraftSlice> {
  return (set, get) => ({
    ...standing(draft),
    acknowledged: document,
    saveState: { kind: "idle" },
    notice: null,
    setSaveState: (saveState) => set({ saveState }),
    acknowledge: (sent, saved) =>
      set({ ...standing(saved), acknowledged: sent, saveState: { kind: "idle" } }),
    takeIn: (draft) => {
      const { document: mine, acknowledged: base, notice } = get();
      const theirs = parseDocument(draft.document);
      const merged = mergeDocuments({ base, mine, theirs });
      const steps = clashedSteps(merged.clashes, merged.document);
      set({
        ...standing(draft),
        acknowledged: theirs,
        document: merged.document,
        saveState: { kind: "idle" },
        notice: {
          kind: steps.length > 0 ? "clashed" : mine === base ? "changed" : "merged",
          by: draft.saved_by,
          steps,
          at: (notice?.at ?? 0) + 1,
        },
      });
    },
    replaceWith: (draft) => {
      const { document: before, history } = get();
      const after = parseDocument(draft.document);
      set({
        ...standing(draft),
        acknowledged: after,
        document: after,
        history: record(history, before, after),
      });
    },
    recover: ({ base, document: mine }) => {
      const { document: theirs, notice } = get();
      const merged = mergeDocuments({ base, mine, theirs });
      if (merged.document === theirs) return;
      const at = (notice?.at ?? 0) + 1;
      set({
        document: merged.document,
        notice: { kind: "recovered", by: null, steps: [], at },
      });
    },
  });
}
