/** What the form for a call holds, and the wish it becomes. */
import type { Hours, OutgoingWish, Reason, Retries } from "../api/types";

export const REASONS: readonly Reason[] = ["busy", "no_answer", "failed"];
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the server does where nothing is said; tests/golden/outgoing.json holds both to it. */
export const USUAL = {
  ring_seconds: 45,
  retries: {
    busy: { times: 2, pause: 5 },
    no_answer: { times: 2, pause: 30 },
    failed: { times: 1, pause: 5 },
  },
  limits: { ring_seconds: [5, 120], times: [0, 20], pause: [1, 10_080] },
} as const;

export interface GivenVariable {
  readonly name: string;
  readonly value: string;
}

export interface CallDraft {
  /** A flow's id as the select holds it. */
  readonly flow: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly variables: readonly GivenVariable[];
  readonly ringSeconds: number;
  readonly retries: Retries;
  /** Null: at any time. */
  readonly hours: Hours | null;
}

export const NEW_DRAFT: CallDraft = {
  flow: null,
  from: null,
  to: "",
  variables: [],
  ringSeconds: USUAL.ring_seconds,
  retries: USUAL.retries,
  hours: null,
};

/** What one usually means by office hours. */
export const OFFICE_HOURS: Hours = { from: "09:00", until: "17:00", weekdays: [1, 2, 3, 4, 5] };

/** The fields that are still to be filled in before anybody can be asked. */
export function missingIn({ flow, from, to }: CallDraft): ("flow" | "from" | "to")[] {
  return [
    ...(flow === null ? (["flow"] as const) : []),
    ...(from === null ? (["from"] as const) : []),
    ...(to.trim() === "" ? (["to"] as const) : []),
  ];
}

/** Null while something is missing. A row nobody has named is left out. */
export function wishOf(draft: CallDraft): OutgoingWish | null {
  const { flow, from, to, variables, ringSeconds, retries, hours } = draft;
  if (flow === null || from === null || to.trim() === "") return null;
  const named = variables.filter(({ name }) => name.trim() !== "");
  return {
    flow: Number(flow),
    from,
    to: to.trim(),
    variables: Object.fromEntries(named.map(({ name, value }) => [name.trim(), value])),
    ring_seconds: ringSeconds,
    retries,
    hours,
  };
}

/** The fields that are folded away until somebody wants them. */
export const isFolded = (field: string): boolean =>
  ["ring_seconds", "retries", "hours"].includes(field.split(".")[0] ?? "");
