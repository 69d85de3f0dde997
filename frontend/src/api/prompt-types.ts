/** Messages with what they say in each language, and the takes of it. */

export type HowMade = "upload" | "browser" | "phone" | "draft" | "shipped";

/** One recording of a message in one language; `url` gives what callers get, byte by byte. */
export interface Take {
  readonly id: number;
  readonly language: string;
  readonly how: HowMade;
  readonly voice: string;
  readonly text: string;
  readonly state: "waiting" | "ready" | "refused";
  readonly progress: number;
  readonly error: string;
  readonly sha256: string;
  readonly seconds: number;
  readonly loudness: number | null;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly url: string;
}

/** What a message says in a language; `stale`: its recording says something else. */
export interface Script {
  readonly language: string;
  readonly text: string;
  readonly take: Take | null;
  readonly stale: boolean;
}

/** `script`, `seconds`, `sha256` and `url` are those of what is heard where a language has none. */
export interface Prompt {
  readonly key: string;
  readonly name: string;
  readonly folder: string;
  readonly script: string;
  readonly language: string;
  readonly seconds: number;
  readonly sha256: string;
  readonly url: string;
  readonly stale: boolean;
  readonly making: boolean;
  readonly scripts: readonly Script[];
}
