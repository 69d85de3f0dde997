/** Flows used inside the opened one: looked up, chosen, taken over, made of selected steps. */
import type { QueryClient } from "@tanstack/react-query";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../api/parts";
import { createFlow, getDraft, publishFlow } from "../api/flows";
import type { Flow, PartOf, Published } from "../api/types";
import { asText } from "../catalogue/fill";
import { nodeOf } from "../graph/document";
import * as edits from "../graph/edits";
import type { Extracted } from "../graph/extract";
import { toWire } from "../graph/parse";
import { goesForGood, inputsFor, wayRenames, waysKnown } from "../graph/parts";
import { FLOW_LIST, useFlowList } from "./queries";
import type { EditorSession } from "./session";
import type { EditorStore } from "./state";
import { useWords } from "./words";

export function useFlowByKey(key: string): Flow | undefined {
  return useFlowList().data?.find((flow) => flow.key === key);
}

const partQuery = (flow: number, version: number | null) => ({
  queryKey: ["part", flow, version],
  queryFn: () => api.getPart(flow, version),
  staleTime: 5_000,
});

/** The ways out of a flow; nothing as long as none is asked for. */
export function usePart(flow: number | undefined, version: number | null) {
  return useQuery({ ...partQuery(flow ?? 0, version), enabled: flow !== undefined });
}

/** Asked anew each time: what follows depends on the draft as it is now. */
export const useFollowers = (flow: number, revision: number) =>
  useQuery({
    queryKey: ["followers", flow, revision],
    queryFn: () => api.listFollowers(flow),
    gcTime: 0,
    retry: false,
  });

export async function flowOfKey(client: QueryClient, key: string): Promise<Flow | undefined> {
  return (await client.query(FLOW_LIST)).find((flow) => flow.key === key);
}

interface Choice {
  readonly flow: number;
  readonly version: number | null;
}

/** What was chosen last, by step: whichever answer comes when, that is what holds. */
const chosenLast = new WeakMap<EditorStore, Map<string, Choice>>();

/** Asks for the ways out of a flow and has the step use it, unless another is chosen meanwhile. */
export function useTakePart(store: EditorStore, id: string) {
  const client = useQueryClient();
  const { translate, flowName } = useWords();
  return async (choice: Choice): Promise<void> => {
    const { flow, version } = choice;
    const chosen = chosenLast.get(store) ?? new Map<string, Choice>();
    chosenLast.set(store, chosen.set(id, choice));
    const part = await client.query({ ...partQuery(flow, version), staleTime: 0 });
    if (chosen.get(id) !== choice) return;
    const { document, types } = store.getState();
    const node = nodeOf(document, id);
    const kind = node && types.get(node.type)?.label;
    const called = kind === undefined ? [] : [kind, translate(kind)];
    const before = asText(node?.config.flow);
    takePart(store, id, { part, version, called: [...called, flowName(before)] });
  };
}

interface Taken {
  readonly part: PartOf;
  readonly version: number | null;
  /** Names that nobody gave the step: then it is called after its flow. */
  readonly called?: readonly string[];
}

/** One undo step: the flow, its ways out with their wires, and what it takes along. */
export function takePart(
  store: EditorStore,
  id: string,
  { part, version, called = [] }: Taken,
): void {
  const { document, types, edit } = store.getState();
  const node = nodeOf(document, id);
  if (node === undefined) return;
  const { flow, key, inputs } = part;
  const ways = goesForGood(node, types)
    ? []
    : part.ways.map((way) => ({ id: way.id, label: way.label }));
  const given = inputsFor(node.config, inputs);
  const config = { ...node.config, flow: key, version, ways, inputs: given };
  edit(
    edits.inOrder(
      edits.configureNode(id, config),
      edits.renamePorts(id, wayRenames(waysKnown(node.config), ways)),
      edits.renameNode(id, called.includes(node.name) ? flow.name : node.name),
    ),
  );
}

export interface Made {
  readonly flow: Flow;
  /** False where the steps were changed while the flow was made: then they stay. */
  readonly placed: boolean;
}

/** The new flow first; then, in one undo step, the step that uses it in the place of the others. */
export async function makePart(
  { store, autosave }: EditorSession,
  { part, id, fits, replace }: Extracted,
  name: string,
): Promise<Made> {
  const flow = await createFlow(name, toWire(part));
  const state = store.getState();
  if (!fits(state.document)) return { flow, placed: false };
  state.edit(replace({ key: flow.key, name: flow.name }));
  state.select([id]);
  await autosave.saveNow();
  return { flow, placed: true };
}

export function publishPart(flow: Flow): Promise<Published> {
  return publishFlow(flow.id, { revision: flow.draft_revision, note: "" });
}

/** What stands against the drawing may have changed although the drawing has not. */
export async function checkAgain({ store, autosave, flow }: EditorSession): Promise<void> {
  const draft = await getDraft(flow.id);
  if (draft.revision === store.getState().revision) store.getState().noteIssues(draft);
  else autosave.refresh(draft.revision);
}
