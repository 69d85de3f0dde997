/** A saved test and what became of it, as docs/saved-tests.md writes them down. */

/** Some need keys, some take seconds; the server's engine says what happens to what. */
export const DOES = [
  ...(["press", "silent", "answers", "busy", "no_answer", "speaks", "cannot_record"] as const),
  ...(["hears", "cannot_play", "learns", "hangs_up"] as const),
];
export type Does = (typeof DOES)[number];

export const EXPECTED = ["reaches", "leaves", "hears", "connects", "ends", "follows"] as const;
export type Expected = (typeof EXPECTED)[number];

export const ENDS = ["end", "busy", "reject", "404", "caller", "fault"] as const;
export type End = (typeof ENDS)[number];

export interface Happening {
  readonly step: string;
  readonly does: Does;
  readonly keys?: string;
  readonly seconds?: number | null;
  readonly answer?: unknown;
}

export interface Expectation {
  readonly kind: Expected;
  readonly step?: string;
  readonly port?: string;
  readonly prompt?: string;
  readonly number?: string;
  readonly how?: End | null;
  readonly steps?: readonly string[];
  readonly most_steps?: number | null;
  readonly most_seconds?: number | null;
}

export const ROLES = ["answers", "busy", "no_answer"] as const;

/** How somebody behaves wherever the flow rings them. */
export interface TestPerson {
  readonly number: string;
  readonly does?: (typeof ROLES)[number];
  readonly seconds?: number | null;
}

/** More than a form shows may be in here: it is kept as it is. */
export interface TestDefinition {
  readonly caller?: string;
  readonly called?: string;
  readonly at: string;
  readonly direction?: "incoming" | "outgoing";
  readonly given?: Readonly<Record<string, string>>;
  readonly earlier?: string | null;
  readonly passed?: Readonly<Record<string, number>>;
  readonly seed?: string;
  readonly switches?: Readonly<Record<string, string>>;
  readonly announced?: readonly string[];
  readonly off_duty?: readonly string[];
  readonly people?: readonly TestPerson[];
  readonly happens?: readonly Happening[];
  readonly expects: readonly Expectation[];
  readonly [more: string]: unknown;
}

export interface SavedTest {
  readonly id: number;
  readonly name: string;
  readonly definition: TestDefinition;
  /** What steps were called when it was saved. */
  readonly names: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly changed_at: string;
  readonly changed_by: string | null;
}

export interface Place {
  readonly node: string;
  readonly port: string;
}

export interface TestResult {
  /** Null for a test that is not saved. */
  readonly test: number | null;
  readonly name: string;
  readonly passed: boolean;
  /** Where it went another way; the first is about `node` and `port`. */
  readonly sentences: readonly string[];
  readonly remarks: readonly string[];
  readonly node: string;
  readonly port: string;
  /** The how-manieth time it was there. */
  readonly visit: number;
  readonly seconds: number;
  readonly end: string;
  readonly path: readonly Place[];
}

export interface Coverage {
  readonly steps: number;
  readonly ways: number;
  readonly untested_steps: readonly string[];
  readonly untested_ways: readonly Place[];
}

export interface TestRun {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
  /** Whether failing tests keep a flow from being published here. */
  readonly blocks: boolean;
}

/** A test that nobody has saved yet. */
export interface Proposal {
  readonly name: string;
  readonly definition: TestDefinition;
  readonly remarks: readonly string[];
}
