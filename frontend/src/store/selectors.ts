/** Questions many parts ask of the state. */
import { heardFirst } from "../catalogue/heard";
import type { FlowDocument, FlowEdge, FlowNode } from "../graph/document";
import { edgeKey, nodeOf } from "../graph/document";
import { countOf } from "../graph/issues";
import type { Counts } from "../graph/issues";
import type { EditorState } from "./state";

/** What the canvas shows: the viewed version, or else the draft. */
export function shownDocument(state: EditorState): FlowDocument {
  return state.viewed?.document ?? state.document;
}

/** The one place that decides whether anything may be changed. */
export function mayEdit(state: EditorState): boolean {
  return state.canDesign && state.viewed === null && state.comparing === null;
}

/** Whether the drawing keeps steps or wires that no card and no line can show. */
export function holdsUnreadable({ document }: EditorState): boolean {
  return document.unreadable.nodes.length > 0 || document.unreadable.edges.length > 0;
}

/** The one selected step, if exactly one is. */
export function inspectedNode(state: EditorState): FlowNode | undefined {
  const [only, another] = state.selectedNodes;
  if (only === undefined || another !== undefined) return undefined;
  return nodeOf(shownDocument(state), only);
}

/** The messages that callers hear first at the one selected step, by their keys. */
export function heardAtStep(state: EditorState): readonly string[] {
  const node = inspectedNode(state);
  return node === undefined ? [] : heardFirst(state.types.get(node.type), node.config);
}

/** The one selected wire, where nothing else is. */
export function inspectedWire(state: EditorState): FlowEdge | undefined {
  const [only, another] = state.selectedEdges;
  if (only === undefined || another !== undefined || state.selectedNodes.size > 0) return undefined;
  return shownDocument(state).edges.find((edge) => edgeKey(edge) === only);
}

export function countIssues(state: EditorState): Counts {
  return countOf(state.issues);
}

const catching = new WeakMap<readonly FlowNode[], boolean>();

/** Whether the drawing has a step that catches what goes wrong: asked for each way out. */
export function catchesTrouble(state: EditorState): boolean {
  const { nodes } = shownDocument(state);
  const known = catching.get(nodes);
  if (known !== undefined) return known;
  const found = nodes.some(({ type, off }) => off !== true && state.types.get(type)?.catches);
  catching.set(nodes, found);
  return found;
}

/** Whether others can use the drawing as a part: it has a way out of its own. */
export function isPart({ document, types }: EditorState): boolean {
  return document.nodes.some(({ type }) => types.get(type)?.part === "leaves");
}
