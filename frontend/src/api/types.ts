/** Shapes of the REST answers, as docs/contracts.md writes them down. */
import type { Issue } from "../graph/issues";
import type { Way } from "../graph/parts";
import type { Told } from "./voicemail";

export type Right =
  | "design"
  | "publish"
  | "operate"
  | "review"
  | "override"
  | "flip"
  | "announce"
  | "edit_table"
  | "edit_callers"
  | "keep_panel"
  | "see_panel"
  | "voicemail"
  | "keep_voicemail"
  | "play_voicemail"
  | "delete_voicemail"
  | "keep_boxes";

export interface Me {
  readonly username: string;
  readonly name: string;
  readonly language: string;
  readonly rights: readonly Right[];
  /** The numbers whose calls the carrier answers by itself just now. */
  readonly maintenance?: readonly string[];
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
  /** By it drawings name the flow; it outlives a renaming. */
  readonly key: string;
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
  /** How many of them are going on. */
  readonly live_calls: number;
  /** The flows it uses, as they were then. */
  readonly parts?: readonly HeldPart[];
}

/** A flow inside a version: the step that uses it, its key, and which version of it runs. */
export interface HeldPart {
  readonly node: string;
  readonly flow: string;
  readonly version: number;
}

/** A flow as others use it; without a version it is not published and told by its draft. */
export interface PartOf {
  readonly flow: FlowReference;
  readonly key: string;
  readonly version: number | null;
  readonly ways: readonly Way[];
  readonly inputs: readonly string[];
}

/** A flow that follows another: the version it gets, or null with what speaks against it. */
export interface Follower {
  readonly flow: FlowReference;
  readonly version: number | null;
  readonly issues: readonly Issue[];
}

export interface Published extends Version {
  readonly followers?: readonly Follower[];
}

export interface VersionWithDocument extends Version {
  readonly document: unknown;
}

export type { HowMade, Prompt, Script, Take } from "./prompt-types";

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

export interface FlowReference {
  readonly id: number;
  readonly name: string;
}

/** A place in a flow; without a node it is the flow itself. */
export interface FoundPlace {
  readonly flow: FlowReference;
  readonly node: string | null;
  readonly step: string;
  readonly type: string | null;
  readonly field: string | null;
  readonly field_label: string;
  /** The message that is named there, by its key. */
  readonly message: string | null;
}

export interface Hit extends FoundPlace {
  readonly excerpt: string;
}

export interface Findings {
  readonly results: readonly Hit[];
  readonly more: boolean;
}

/** Where a message or a number is used: in the drawing, in what callers get, or in both. */
export interface Use extends FoundPlace {
  readonly draft: boolean;
  readonly live: boolean;
}

export type StartState = "idle" | "in_step" | "waiting" | "failed" | "elsewhere";

/** A number as the carrier's account holds it. */
export interface Rental {
  readonly state: StartState;
  readonly trouble: string;
  /** What it holds that is not ours: scheme and host, never a secret. */
  readonly holds: string;
  readonly checked_at: string;
  readonly gone_at: string | null;
}

/** Since when, and by whose wish, the carrier answers by itself. */
export interface UnderMaintenance {
  readonly began_at: string;
  readonly began_by: string;
}

export interface PhoneNumber {
  readonly id: number;
  readonly number: string;
  readonly label: string;
  readonly note: string;
  readonly flow: FlowReference | null;
  /** Whether its calls meet a published flow. */
  readonly answers: boolean;
  readonly carrier: Rental | null;
  readonly maintenance?: UnderMaintenance | null;
}

export interface NumberChange {
  readonly label?: string;
  readonly note?: string;
  readonly flow?: number | null;
}

export interface NumberWish extends NumberChange {
  readonly number: string;
}

/** What the carrier's list changed here. */
export interface Synced {
  readonly known: number;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** What maintenance mode is, or would be, for one number. */
export interface Maintenance {
  readonly maintenance: UnderMaintenance | null;
  /** What callers miss meanwhile, in sentences. */
  readonly lost: readonly string[];
  readonly size: number;
  readonly levels: number;
}

export type OutgoingState =
  "waiting" | "calling" | "answered" | "given_up" | "refused" | "unknown" | "cancelled";

export type Reason = "busy" | "no_answer" | "failed";

export interface Retry {
  readonly times: number;
  /** Minutes. */
  readonly pause: number;
}

export type Retries = Readonly<Record<Reason, Retry>>;

/** Times of the studio's time zone; 1 is Monday. */
export interface Hours {
  readonly from: string | null;
  readonly until: string | null;
  readonly weekdays: readonly number[];
}

export interface Attempt {
  readonly position: number;
  readonly state: "asking" | "ringing" | "talking" | "ended" | "not_made" | "unknown";
  readonly outcome: Reason | "answered" | "";
  readonly why: string;
  readonly callid: string;
  /** Its call in the admin, once it is known there. */
  readonly page: string | null;
  readonly asked_at: string;
  readonly ended_at: string | null;
}

export interface OutgoingCall {
  readonly id: number;
  readonly flow: FlowReference;
  readonly version: number | null;
  readonly from: string;
  readonly to: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly ring_seconds: number;
  readonly retries: Retries;
  readonly hours: Hours | null;
  readonly state: OutgoingState;
  readonly why: string;
  readonly asked_at: string;
  readonly asked_by: string | null;
  readonly next_attempt_at: string | null;
  readonly attempts: readonly Attempt[];
  /** What its flow had sent; only where one call is asked for. */
  readonly told?: readonly Told[];
}

/** `next` and `previous` are addresses that carry a cursor. */
export interface OutgoingPage {
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly OutgoingCall[];
}

export interface OutgoingWish {
  readonly flow: number;
  readonly from: string;
  readonly to: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly ring_seconds: number;
  readonly retries: Retries;
  readonly hours: Hours | null;
}
