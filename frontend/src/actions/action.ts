/** One command object per thing a person can do: menu, key, button and search all go through it. */
import type { Icon } from "@tabler/icons-react";
import type en from "../i18n/en.json";
import type { EditorState } from "../store/state";
import type { Desk } from "./desk";

/** Its label is the text `action.<id>`. */
export type ActionId = keyof (typeof en)["action"];

export const GROUPS = ["edit", "select", "draw", "arrange", "view", "flow"] as const;
export type ActionGroup = (typeof GROUPS)[number];

export interface Action {
  readonly id: ActionId;
  readonly group: ActionGroup;
  readonly icon: Icon;
  /** Such as "Mod+Shift+Z"; the first is the one people are told. */
  readonly keys?: readonly string[];
  /** The browser itself turns these keys into an event: they are told, not listened for. */
  readonly native?: true;
  /** Works while typing in a field, too. */
  readonly everywhere?: true;
  /** Only there its keys mean it: on the drawing itself, or wherever steps are gone through. */
  readonly where?: "canvas" | "steps";
  readonly enabled: (state: EditorState) => boolean;
  readonly run: (desk: Desk) => void;
}
