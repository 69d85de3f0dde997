/** What one file of this folder may say about its node type: how the card looks. */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Config } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import type { FlowNode } from "../graph/document";

/** Colours that mean something; the group gives one where a face does not. */
export type Tone = "start" | "talk" | "listen" | "connect" | "decide" | "do";

export interface Face {
  readonly icon?: Icon;
  readonly tone?: Tone;
  /** One line in words; without it the catalogue's own sentence is used. */
  readonly summary?: (config: Config, words: Words) => string;
  /** What stands below the step's own fields. */
  readonly tools?: (node: FlowNode) => ReactNode;
}
