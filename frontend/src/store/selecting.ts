/** What a person does to all that is selected: each is one undo step. */
import { removeAndHeal } from "../graph/heal";
import type { FlowDocument, FlowNode } from "../graph/document";
import * as edits from "../graph/edits";
import { framesOf, groupAround, addNote } from "../graph/frames";
import type { Box } from "../graph/arrange";
import { newId } from "../graph/ids";
import { mayConnect } from "./commands";
import { mayEdit, shownDocument } from "./selectors";
import type { EditorState, EditorStore } from "./state";

function everything({ nodes, layout }: FlowDocument): string[] {
  return [...nodes, ...framesOf(layout)].map(({ id }) => id);
}

export function selectAll(store: EditorStore): void {
  const state = store.getState();
  state.select(everything(shownDocument(state)));
}

export function invertSelection(store: EditorStore): void {
  const state = store.getState();
  const all = everything(shownDocument(state));
  state.select(all.filter((id) => !state.selectedNodes.has(id)));
}

export function isSelecting(state: EditorState): boolean {
  return state.selectedNodes.size + state.selectedEdges.size > 0;
}

/** With `heal`, what led to a step leads to where it led from then on. */
export function deleteSelection(store: EditorStore, { heal }: { readonly heal: boolean }): void {
  const state = store.getState();
  const { selectedNodes, selectedEdges, edit, select } = state;
  if (!mayEdit(state)) return;
  const remove = heal
    ? removeAndHeal(selectedNodes, {
        onward: (node) => state.types.get(node.type)?.onward ?? undefined,
        allowed: (document, wire) => mayConnect({ ...state, document }, wire),
      })
    : edits.removeNodes(selectedNodes);
  edit(edits.inOrder(edits.removeEdges(selectedEdges), remove));
  select([]);
}

/** The same, and the keyboard goes on from the step that led to what is gone. */
export function deleteAndStay(store: EditorStore, how: { readonly heal: boolean }): void {
  const { document, selectedNodes, standAt } = store.getState();
  const [first] = selectedNodes;
  const led = document.edges.find(
    ({ source, target }) => selectedNodes.has(target) && !selectedNodes.has(source),
  );
  const follows = document.edges.find(({ source }) => source === first);
  deleteSelection(store, how);
  standAt(led?.source ?? follows?.target ?? null);
}

function selectedSteps({ document, selectedNodes }: EditorState): FlowNode[] {
  return document.nodes.filter(({ id }) => selectedNodes.has(id));
}

/** Those of the selected steps that calls can do without. */
function switchable(state: EditorState): FlowNode[] {
  const { types } = state;
  return selectedSteps(state).filter(
    (node) => node.off === true || (types.get(node.type)?.onward ?? null) !== null,
  );
}

export function canSwitch(state: EditorState): boolean {
  return switchable(state).length > 0;
}

/** Off, unless all of them are: then on. */
export function switchSelection(store: EditorStore): void {
  const state = store.getState();
  const steps = switchable(state);
  const off = !steps.every((node) => node.off === true);
  state.edit(edits.switchNodes(new Set(steps.map(({ id }) => id)), off));
}

function freshFrameId({ document }: EditorState, kind: "group:" | "note:"): string {
  return newId((id) => document.layout[id] !== undefined, Math.random, kind);
}

export function groupSelection(
  store: EditorStore,
  { boxes, title }: { readonly boxes: readonly Box[]; readonly title: string },
): void {
  const state = store.getState();
  if (!mayEdit(state) || boxes.length === 0) return;
  const id = freshFrameId(state, "group:");
  state.edit(groupAround(id, boxes, title));
  state.select([id]);
}

export function putNote(store: EditorStore, at: { readonly x: number; readonly y: number }): void {
  const state = store.getState();
  if (!mayEdit(state)) return;
  const id = freshFrameId(state, "note:");
  state.edit(addNote(id, at));
  state.select([id]);
}
