/** What the server and the phone say to each other (docs/contracts.md). */
import type { Issue } from "../graph/issues";
import type { How } from "./wish";

export interface Sounding {
  readonly sound: string;
  readonly seconds: number;
}

/** What is asked of the person; the number tells the answers apart. */
export type Do = { readonly type: "do"; readonly n: number } & (
  | ({ readonly do: "hear"; readonly skippable: boolean } & Sounding)
  | ({
      readonly do: "press";
      readonly wanted: number;
      readonly timeout: number;
      readonly round: number;
      readonly rounds: number;
    } & Sounding)
  | { readonly do: "say"; readonly limit: number; readonly silence: number | null }
  | {
      readonly do: "ring";
      readonly phones: Readonly<Record<string, How>>;
      readonly seconds: number;
    }
  | { readonly do: "talk"; readonly with: readonly string[]; readonly seconds: number }
);

export interface Passage {
  readonly step: string;
  readonly way_out: string;
  readonly why: string;
}

/** What a step wanted done beside the call; each kind has words of its own. */
export interface Unsent {
  readonly kind: string;
  readonly to?: string;
  readonly text?: string;
  readonly method?: string;
  readonly host?: string;
  readonly what?: string;
  readonly name?: string;
  readonly person?: string;
  readonly box?: string;
  readonly emails?: string;
  readonly position?: string;
  /** It was: the person wanted it. */
  readonly asked?: string;
}

export interface Turn {
  readonly seq: number;
  readonly came: string;
  readonly passages: readonly Passage[];
  readonly stands: string;
  readonly node: string | null;
  readonly path: readonly { readonly node: string; readonly port: string | null }[];
  readonly trouble: string;
  readonly answer: unknown;
  readonly would_send: readonly Unsent[];
}

export type Purpose = "start" | "next" | "recording" | "whenhangup";

export interface Post {
  readonly type: "post";
  readonly callid: string;
  readonly at: number;
  readonly purpose: Purpose;
  readonly url: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly status: number | null;
  readonly answer: unknown;
  readonly milliseconds: number;
  readonly problem: string | null;
  readonly turn: Turn | null;
}

export type Happening = {
  readonly type: "event";
  readonly callid: string;
  readonly at: number;
} & (
  | {
      readonly kind: "ended";
      readonly state: string;
      readonly seconds: number;
      readonly reason: string;
    }
  | { readonly kind: "noted"; readonly level: string; readonly code: string; readonly text: string }
  | { readonly kind: "pressed"; readonly keys: string }
  | { readonly kind: "placed" | "heard" | "rang" | "talked" | "recorded" | "fetched" }
);

export interface SoundNews {
  readonly type: "sound";
  readonly sound: string;
  readonly reference: string;
  readonly name: string;
  readonly script: string;
}

export type News =
  | { readonly type: "placed" | "over"; readonly callid: string }
  | {
      readonly type: "refused";
      readonly detail: string;
      readonly field?: string;
      readonly issues?: readonly Issue[];
    }
  | SoundNews
  | Do
  | Post
  | Happening;

export interface Answer {
  readonly heard?: number;
  readonly skipped?: boolean;
  readonly ahead?: boolean;
  readonly keys?: string;
  readonly sample?: number;
}
