/** All that an action may reach: the opened flow, the view of it, and what can be opened on top. */
import type { ReactFlowInstance } from "@xyflow/react";
import { createContext, use } from "react";
import type { DrawnNode, WireEdge } from "../canvas/cards";
import type { LooseEnd } from "../canvas/wiring";
import { useEditor } from "../store/context";
import type { Missing } from "../graph/references";
import type { FlowNode } from "../graph/document";
import type { EditorSession } from "../store/session";
import type { EditorStore } from "../store/state";
import type { Action } from "./action";

export type Panel = "problems" | "tests" | "versions" | "publish";
export type Opened =
  Panel | "commands" | "connect" | "find" | "outline" | "part" | "phone" | "shortcuts";

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Desk {
  readonly session: EditorSession;
  readonly store: EditorStore;
  readonly flow: ReactFlowInstance<DrawnNode, WireEdge>;
  /** Where the pointer is on the screen, as long as it is over the drawing. */
  readonly pointer: () => Point | null;
  /** Opens the step search there. */
  readonly choose: (end: LooseEnd) => void;
  /** Goes to the palette's search. */
  readonly search: () => void;
  readonly open: (what: Opened) => void;
  /** Puts the keyboard into the form of what is selected. */
  readonly toForm: (where: "first" | "name") => void;
  /** Brings it back to the drawing, or to the outline if that is where it was. */
  readonly toSteps: () => void;
  /** Goes to the flow that a step uses, if it uses one. */
  readonly enter: (node: string) => void;
  /** Plays what callers hear first at the selected step; asked again, it falls silent. */
  readonly hear: () => void;
  /** What these steps speak of that is not in this house. */
  readonly missing: (nodes: readonly FlowNode[]) => Missing;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error("This component belongs inside an opened flow.");
  return desk;
}

export function useEnabled(action: Action): boolean {
  return useEditor(action.enabled);
}
