/** How the drawing stands against what the server has acknowledged. */
import type { Draft, Saved } from "../../api/types";
import { stillStands, takeTheirs, valueOf } from "../../graph/clashes";
import type { FlowDocument } from "../../graph/document";
import { record } from "../../graph/history";
import type { Issue, IssuesByPlace } from "../../graph/issues";
import { issuesByNode, issuesByWire } from "../../graph/issues";
import type { Clash } from "../../graph/merge";
import { mergeDocuments } from "../../graph/merge";
import { parseDocument } from "../../graph/parse";
import { sameValue } from "../../graph/same";
import type { Slice } from "../state";

export type SaveState =
  | { readonly kind: "idle" | "saving" | "offline" | "merging" | "signedOut" }
  | { readonly kind: "refused"; readonly message: string };

/** Something a person should be told once; `at` tells two equal ones apart. */
export interface Notice {
  readonly kind: "changed" | "merged" | "recovered";
  readonly by: string | null;
  readonly at: number;
}

/** Both wrote the same value: mine stands, and one may take theirs. */
export interface Question {
  readonly clash: Clash;
  readonly by: string | null;
}

/** Work that an earlier page left behind. */
export interface Left {
  readonly base: FlowDocument;
  readonly document: FlowDocument;
  /** What that page had sent and never heard of again: the server may have it all the same. */
  readonly sent: readonly FlowDocument[];
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
  readonly questions: readonly Question[];
  /** What was sent to be saved and is not acknowledged, oldest first. */
  readonly sent: readonly FlowDocument[];
  noteSent: (document: FlowDocument) => void;
  answer: (question: Question, whose: "mine" | "theirs") => void;
  setSaveState: (saveState: SaveState) => void;
  acknowledge: (document: FlowDocument, saved: Saved) => void;
  /** The same drawing, checked anew. */
  noteIssues: (saved: Pick<Saved, "issues">) => void;
  /** Takes the server's newer document in and keeps what is unsaved here. */
  takeIn: (theirs: Draft) => void;
  /** The server's draft was replaced on our own wish: that is one undoable step. */
  replaceWith: (draft: Draft) => void;
  /** Puts unsaved work back that an earlier page left behind. */
  recover: (left: Left) => void;
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
    ...findings(saved),
  };
}

function findings({ issues }: Pick<Saved, "issues">) {
  return { issues, issuesOf: issuesByNode(issues), issuesOn: issuesByWire(issues) };
}

const samePlace = (one: Clash, other: Clash): boolean =>
  one.kind === other.kind && one.id === other.id && sameValue(one.path, other.path);

/** Where a box stands is nobody's question; nor is what this page itself had sent before. */
function worthAsking(clashes: readonly Clash[], { sent }: Pick<Left, "sent">): readonly Clash[] {
  return clashes.filter(
    (clash) =>
      clash.kind !== "place" && !sent.some((one) => sameValue(valueOf(one, clash), clash.theirs)),
  );
}

function asked(
  before: readonly Question[],
  fresh: readonly Clash[],
  by: string | null,
): readonly Question[] {
  const open = before.filter(({ clash }) => !fresh.some((one) => samePlace(one, clash)));
  return [...open, ...fresh.map((clash) => ({ clash, by }))];
}

/** My work on top of theirs; `own` when theirs is what I sent myself and the answer was lost. */
function mergeLeft({ base, document: mine, sent }: Left, theirs: FlowDocument) {
  const own = sent.find((one) => sameValue(one, theirs));
  return { ...mergeDocuments({ base: own ?? base, mine, theirs }), own: own !== undefined };
}

/** The first may have come through before the line broke, the last ones before the page closed. */
function withSent(sent: readonly FlowDocument[], document: FlowDocument): readonly FlowDocument[] {
  const [first, ...later] = sent.includes(document) ? sent : [...sent, document];
  return first === undefined ? [] : [first, ...later.slice(-2)];
}

export function draftSlice(draft: Draft, document: FlowDocument): Slice<DraftSlice> {
  return (set, get) => ({
    ...standing(draft),
    acknowledged: document,
    saveState: { kind: "idle" },
    notice: null,
    questions: [],
    sent: [],
    noteSent: (document) =>
      set(({ sent }) => ({ sent: withSent(sent, document), saveState: { kind: "saving" } })),
    answer: ({ clash }, whose) => {
      const { document, edit } = get();
      if (whose === "theirs" && stillStands(document, clash)) edit(takeTheirs(clash));
      set(({ questions }) => ({
        questions: questions.filter((one) => !samePlace(one.clash, clash)),
      }));
    },
    setSaveState: (saveState) => set({ saveState }),
    acknowledge: (sent, saved) =>
      set({ ...standing(saved), acknowledged: sent, sent: [], saveState: { kind: "idle" } }),
    noteIssues: (saved) => set(findings(saved)),
    takeIn: (draft) => {
      const { document: mine, acknowledged: base, sent, notice, questions } = get();
      const theirs = parseDocument(draft.document);
      const { document, clashes, own } = mergeLeft({ base, document: mine, sent }, theirs);
      const by = draft.saved_by;
      const kind = mine === base ? "changed" : "merged";
      const fresh = worthAsking(clashes, { sent });
      set({
        ...standing(draft),
        acknowledged: theirs,
        document,
        sent: [],
        saveState: { kind: "idle" },
        questions: asked(questions, fresh, by),
        // Who is asked about it need not be told as well.
        ...(!own && fresh.length === 0 && { notice: { kind, by, at: (notice?.at ?? 0) + 1 } }),
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
    recover: (left) => {
      const { document: theirs, notice, questions, savedBy: by } = get();
      const { document, clashes } = mergeLeft(left, theirs);
      if (document === theirs) return;
      set({
        document,
        questions: asked(questions, worthAsking(clashes, left), by),
        notice: { kind: "recovered", by: null, at: (notice?.at ?? 0) + 1 },
      });
    },
  });
}
