/** Shapes of the REST answers, as docs/contracts.md writes them down. */
import type { Issue } from "../graph/issues";

export type Right = "design" | "publish" | "operate" | "review";

export interface Me {
  readonly username: string;
  readonly name: string;
  readonly language: string;
  readonly rights: readonly Right[];
}

export interface LiveVersion {
  readonly number: number;
  readonly published_at: string;
  readonly published_by: string | null;
  readonly note: string;
}

export interface Flow {
  readonly id: number;
  readonly name: string;
  readonly draft_revision: number;
  readonly saved_at: string | null;
  readonly saved_by: string | null;
  readonly live_version: LiveVersion | null;
  readonly has_unpublished_changes: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly numbers: readonly string[];
  readonly live_calls: number;
}

/** What a save answers. */
export interface Saved {
  readonly revision: number;
  readonly issues: readonly Issue[];
  readonly saved_at: string | null;
  readonly saved_by: string | null;
}

export interface Draft extends Saved {
  /** Raw on purpose: only graph/parse.ts reads documents. */
  readonly document: unknown;
}

export interface Version {
  readonly number: number;
  readonly published_at: string;
  readonly published_by: string | null;
  readonly note: string;
  readonly digest: string;
  readonly live: boolean;
  readonly calls: number;
}

export interface VersionWithDocument extends Version {
  readonly document: unknown;
}

export interface Prompt {
  readonly key: string;
  readonly name: string;
  readonly script: string;
  readonly language: string;
  readonly seconds: number;
  readonly sha256: string;
  readonly url: string;
}

/** A flow made from a document, and what was changed on the way, in sentences. */
export interface Brought {
  readonly flow: Flow;
  readonly remarks: readonly string[];
}

/** A flow as one document, and what callers would miss, in sentences. */
export interface Given {
  readonly text: string;
  readonly lost: readonly string[];
}

export interface PhoneNumber {
  readonly id: number;
  readonly number: string;
  readonly label: string;
  readonly flow: { readonly id: number; readonly name: string } | null;
}
