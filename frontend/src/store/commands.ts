/** What a person does to the drawing, by mouse, key or menu: each command is one undo step. */
import { defaultConfig } from "../catalogue/defaults";
import { comesByItself } from "../catalogue/lookup";
import { portsOf } from "../catalogue/ports";
import { portRenames } from "../catalogue/renames";
import type { Config, NodeType } from "../catalogue/types";
import { canConnect } from "../graph/connections";
import type { FlowEdge, FlowNode } from "../graph/document";
import { edgeKey, nodeOf } from "../graph/document";
import * as edits from "../graph/edits";
import { newId } from "../graph/ids";
import { mayEdit } from "./selectors";
import type { EditorState, EditorStore } from "./state";

export interface NewStep {
  readonly type: NodeType;
  readonly name: string;
  readonly at: { readonly x: number; readonly y: number };
  /** The way out that shall lead to the new step. */
  readonly after?: { readonly source: string; readonly port: string } | undefined;
  /** The wire the step is put into: what it led to, the new step leads to. */
  readonly into?: FlowEdge | undefined;
}

function wiresFor(id: string, { type, after, into }: NewStep, config: Config): FlowEdge[] {
  const from = into ?? after;
  const wires = from === undefined || comesByItself(type) ? [] : [{ ...from, target: id }];
  const onward = portsOf(type, config)[0];
  if (into === undefined || onward === undefined) return wires;
  return [...wires, { source: id, port: onward.id, target: into.target }];
}

/** Adds a step, selects it and gives its id; null where nothing may be changed. */
export function addStep(store: EditorStore, step: NewStep): string | null {
  const state = store.getState();
  if (!mayEdit(state)) return null;
  const id = newId((taken) => nodeOf(state.document, taken) !== undefined, Math.random);
  const config = defaultConfig(step.type);
  const node: FlowNode = { id, type: step.type.type, name: step.name, config };
  state.edit(
    edits.inOrder(
      edits.addNodes([node], { [id]: step.at }),
      ...wiresFor(id, step, config).map(edits.connect),
    ),
  );
  state.select([id]);
  return id;
}

/** The first way out of a step that leads nowhere yet. */
export function freePort(state: EditorState, id: string): string | undefined {
  const node = nodeOf(state.document, id);
  const type = node && state.types.get(node.type);
  if (node === undefined || type === undefined) return undefined;
  const wired = new Set(
    state.document.edges.filter((edge) => edge.source === id).map((edge) => edge.port),
  );
  return portsOf(type, node.config).find((port) => !wired.has(port.id))?.id;
}

/** Where calls begin, as long as that leads nowhere: whatever is added first comes after it. */
export function looseBeginning(state: EditorState): FlowNode | undefined {
  const begins = ({ type }: FlowNode): boolean => state.types.get(type)?.entry === true;
  const entry = state.document.nodes.find(begins);
  return entry !== undefined && freePort(state, entry.id) !== undefined ? entry : undefined;
}

export function mayConnect(state: EditorState, wire: FlowEdge): boolean {
  return canConnect(state.document, wire, {
    isEntry: (id) => comesByItself(state.types.get(nodeOf(state.document, id)?.type ?? "")),
    waysOut: (id) => {
      const node = nodeOf(state.document, id);
      const type = node && state.types.get(node.type);
      return node === undefined || type === undefined ? 0 : portsOf(type, node.config).length;
    },
  });
}

/** Leads a way out to a step, or nowhere. */
export function leadTo(
  store: EditorStore,
  from: { readonly source: string; readonly port: string },
  target: string | null,
): void {
  const state = store.getState();
  if (target === null) state.edit(edits.removeEdges(new Set([edgeKey(from)])));
  else if (mayConnect(state, { ...from, target })) state.edit(edits.connect({ ...from, target }));
}

export function moveWire(store: EditorStore, old: FlowEdge, wire: FlowEdge): void {
  const state = store.getState();
  if (mayConnect(state, wire)) state.edit(edits.reconnect(old, { ...old, ...wire }));
}

/** Sets a step's configuration; changes of the same `step` in a row are undone together. */
export function configure(
  store: EditorStore,
  id: string,
  { config, step }: { readonly config: Config; readonly step: string | null },
): void {
  const state = store.getState();
  const node = nodeOf(state.document, id);
  if (node === undefined) return;
  const type = state.types.get(node.type);
  const renames = type === undefined ? new Map() : portRenames(type, node.config, config);
  state.edit(
    edits.inOrder(edits.configureNode(id, config), edits.renamePorts(id, renames)),
    step === null ? undefined : `config ${id} ${step}`,
  );
}

/** Puts a step into a wire: what that led to, the step's first free way out leads to. */
export function putInto(store: EditorStore, id: string, wire: FlowEdge): void {
  const state = store.getState();
  const port = freePort(state, id);
  const before = { ...wire, target: id };
  if (port === undefined || !mayConnect(state, before)) return;
  const after = { source: id, port, target: wire.target };
  state.edit(edits.inOrder(edits.connect(before), edits.connect(after)), "drag");
}
