/** What a form about a number holds, and what of it is to be sent. */
import type { Flow, NumberChange, PhoneNumber } from "../api/types";
import { standingOf } from "./standing";

export interface NumberDraft {
  readonly number: string;
  readonly label: string;
  readonly note: string;
  /** A flow's id as the select holds it. */
  readonly flow: string | null;
}

export const EMPTY_DRAFT: NumberDraft = { number: "", label: "", note: "", flow: null };

export function draftOf({ number, label, note, flow }: PhoneNumber): NumberDraft {
  return { number, label, note, flow: flow === null ? null : String(flow.id) };
}

const flowId = (flow: string | null): number | null => (flow === null ? null : Number(flow));

/** Only what differs: what somebody else changed meanwhile is left alone. */
export function changesIn(draft: NumberDraft, before: NumberDraft): NumberChange {
  return {
    ...(draft.label !== before.label && { label: draft.label.trim() }),
    ...(draft.note !== before.note && { note: draft.note.trim() }),
    ...(draft.flow !== before.flow && { flow: flowId(draft.flow) }),
  };
}

export type Warning =
  | { readonly kind: "moves"; readonly from: string; readonly to: string }
  | { readonly kind: "closes" }
  | { readonly kind: "unpublished"; readonly flow: string }
  | { readonly kind: "takes"; readonly holds: string };

/** What leading the number to another flow, or to none, means for its callers. */
export function warningsOf(number: PhoneNumber | null, flow: Flow | null): Warning[] {
  if ((flow?.id ?? null) === (number?.flow?.id ?? null)) return [];
  if (flow === null) return [{ kind: "closes" }];
  const warnings: Warning[] = [];
  const before = number?.flow;
  if (before) warnings.push({ kind: "moves", from: before.name, to: flow.name });
  if (flow.live_version === null) warnings.push({ kind: "unpublished", flow: flow.name });
  if (number?.carrier && standingOf(number) === "elsewhere") {
    warnings.push({ kind: "takes", holds: number.carrier.holds });
  }
  return warnings;
}
