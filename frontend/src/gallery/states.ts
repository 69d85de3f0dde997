/** Every step of the catalogue in every state a card can be in, as one drawing. */
import type { Draft } from "../api/types";
import type { Catalogue, NodeType } from "../catalogue/types";
import type { FlowNode, Layout } from "../graph/document";
import type { Issue, Severity } from "../graph/issues";
import { filled } from "./examples";

export const STATES = [
  "plain",
  "long",
  "selected",
  "error",
  "warning",
  "hint",
  "off",
  "calls",
  "found",
] as const;

export type CardState = (typeof STATES)[number];

const UNKNOWN: NodeType["type"] = "from_tomorrow";
const ACROSS = 300;
const DOWN = 184;
const LONG = "A name that somebody wrote down in full, with everything it says";

export interface Cell {
  readonly node: FlowNode;
  readonly state: CardState;
}

function cell(type: string, config: FlowNode["config"], state: CardState): Cell {
  const name = state === "long" ? LONG : "";
  const node = { id: `${type}-${state}`, type, name, config };
  return { state, node: state === "off" ? { ...node, off: true } : node };
}

/** One row for each kind of step, the unknown one last. */
export function cellsOf({ types }: Catalogue): readonly (readonly Cell[])[] {
  const rows = types.map((type) => STATES.map((state) => cell(type.type, filled(type), state)));
  return [...rows, STATES.map((state) => cell(UNKNOWN, {}, state))];
}

function issueOf({ node, state }: Cell): Issue | null {
  const severities: readonly Severity[] = ["error", "warning", "hint"];
  const severity = severities.find((one) => one === state);
  if (severity === undefined) return null;
  const text = "This way out leads nowhere: connect it to a step.";
  const place = { node: node.id, field: null, port: null };
  return { code: "example", severity, ...place, text, params: {}, message: text };
}

export function draftOf(rows: readonly (readonly Cell[])[]): Draft {
  const cells = rows.flat();
  const layout: Layout = Object.fromEntries(
    rows.flatMap((row, down) =>
      row.map(({ node }, across) => [node.id, { x: across * ACROSS, y: down * DOWN }]),
    ),
  );
  const nodes = cells.map(({ node }) => node);
  const issues = cells.map(issueOf).filter((issue) => issue !== null);
  const document = { spec: 1, nodes, edges: [], layout };
  return { revision: 1, document, issues, saved_at: null, saved_by: null };
}

export function idsIn(rows: readonly (readonly Cell[])[], state: CardState): readonly string[] {
  return rows
    .flat()
    .filter((one) => one.state === state)
    .map(({ node }) => node.id);
}
