/** The undo history as JSON, and back. */
import type { FlowDocument } from "./document";
import type { History, Step } from "./history";
import { EMPTY_HISTORY } from "./history";
import { parseDocument, toWire } from "./parse";
import type { Patch } from "./patch";
import { backward, forward, patchOf } from "./patch";
import { sameValue } from "./same";

export interface Packed {
  readonly document: unknown;
  /** Oldest first. */
  readonly past: readonly Patch[];
  /** The next to be done again last. */
  readonly future: readonly Patch[];
}

/** Steps stay the same objects: what was worked out for one is not worked out again. */
const patches = new WeakMap<Step, Patch>();

function patchFor(step: Step): Patch {
  const known = patches.get(step) ?? patchOf(step.before, step.after);
  patches.set(step, known);
  return known;
}

export function pack({ past, future }: History, document: FlowDocument): Packed {
  return {
    document: toWire(document),
    past: past.map(patchFor),
    future: future.map(patchFor),
  };
}

/** The history up to a drawing; what others changed meanwhile stays, as with any undo. */
export function unpack(packed: Packed, current: FlowDocument): History {
  const kept = parseDocument(packed.document);
  const start = sameValue(kept, current) ? current : kept;
  const past: Step[] = [];
  let document = start;
  for (const patch of packed.past.toReversed()) {
    const before = backward(document, patch);
    past.push({ before, after: document, coalesce: null });
    document = before;
  }
  const future: Step[] = [];
  document = start;
  for (const patch of packed.future.toReversed()) {
    const after = forward(document, patch);
    future.push({ before: document, after, coalesce: null });
    document = after;
  }
  return { past: past.reverse(), future: future.reverse() };
}

function isList(value: unknown): boolean {
  return Array.isArray(value);
}

/** Whether a value has the shape of a packed history, as far as unpacking relies on it. */
function isPacked(value: unknown): value is Packed {
  if (typeof value !== "object" || value === null) return false;
  if (!("past" in value && "future" in value && "document" in value)) return false;
  if (!Array.isArray(value.past) || !Array.isArray(value.future)) return false;
  return [...(value.past as unknown[]), ...(value.future as unknown[])].every((patch) => {
    const { nodes, edges, layout } = (patch ?? {}) as Partial<Patch>;
    return isList(nodes) && isList(edges) && isList(layout);
  });
}

export function unpackText(text: string, current: FlowDocument): History {
  try {
    const value = JSON.parse(text) as unknown;
    return isPacked(value) ? unpack(value, current) : EMPTY_HISTORY;
  } catch {
    return EMPTY_HISTORY;
  }
}
