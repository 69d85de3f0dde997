/** Undo and redo without end; undoing keeps what others have changed since. */
import type { FlowDocument } from "./document";
import { mergeDocuments } from "./merge";

export interface Step {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  /** Changes with the same key in a row are one step: the letters typed into one field. */
  readonly coalesce: string | null;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

export function record(
  history: History,
  before: FlowDocument,
  after: FlowDocument,
  coalesce: string | null = null,
): History {
  const last = history.past.at(-1);
  const joins = coalesce !== null && last?.coalesce === coalesce && last.after === before;
  const step: Step = { before: joins ? last.before : before, after, coalesce };
  const past = joins ? history.past.slice(0, -1) : history.past;
  return { past: [...past, step], future: [] };
}

/** The next change begins a step of its own, even in the same field. */
export function closeStep(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined || last.coalesce === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, coalesce: null }] };
}

interface Moved {
  readonly history: History;
  readonly document: FlowDocument;
}

/** A step is undone by merging its inverse, so that work which came in from others stays. */
function apply(from: FlowDocument, to: FlowDocument, current: FlowDocument): FlowDocument {
  if (current === from) return to;
  return mergeDocuments({ base: from, mine: to, theirs: current }).document;
}

export function undo(history: History, current: FlowDocument): Moved | null {
  const step = history.past.at(-1);
  if (step === undefined) return null;
  const document = apply(step.after, step.before, current);
  const undone: Step = { before: document, after: current, coalesce: null };
  return {
    document,
    history: { past: history.past.slice(0, -1), future: [...history.future, undone] },
  };
}

export function redo(history: History, current: FlowDocument): Moved | null {
  const step = history.future.at(-1);
  if (step === undefined) return null;
  const document = apply(step.before, step.after, current);
  const redone: Step = { before: current, after: document, coalesce: null };
  return {
    document,
    history: { past: [...history.past, redone], future: history.future.slice(0, -1) },
  };
}
