/** The saved tests of the opened flow: listed, run on each draft that was saved, changed. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../api/tests";
import type { Place, SavedTest, TestDefinition } from "../graph/saved-tests";
import { useEditor, useSession } from "./context";
import { isUnsaved } from "./slices/draft";
import type { OpenTest } from "./slices/tests";
import type { EditorSession } from "./session";

const LIST = "tests";
const RUN = "test-run";

export function useTests() {
  const { flow } = useSession();
  return useQuery({ queryKey: [LIST, flow.id], queryFn: () => api.listTests(flow.id) });
}

/** Run anew whenever another draft is saved: the server runs hundreds of them in a second. */
export function useTestRun() {
  const { flow } = useSession();
  const revision = useEditor((state) => state.revision);
  const unsaved = useEditor(isUnsaved);
  return useQuery({
    queryKey: [RUN, flow.id, revision],
    queryFn: () => api.runTests(flow.id),
    enabled: !unsaved,
    retry: false,
    gcTime: 0,
    placeholderData: (before) => before,
  });
}

/** A change of the tests after which they are listed and run anew. */
function useTestChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([LIST, RUN].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

export function useSaveTest() {
  const { flow } = useSession();
  return useTestChange(({ name, definition, saved }: Omit<OpenTest, "remarks">) =>
    saved === null
      ? api.createTest(flow.id, { name, definition })
      : api.changeTest(flow.id, saved.id, { name, definition, base_revision: saved.revision }),
  );
}

export function useDeleteTest() {
  const { flow } = useSession();
  return useTestChange((test: SavedTest) => api.deleteTest(flow.id, test.id));
}

/** On the draft as it is drawn now. */
export function useTryTest() {
  const { flow, autosave } = useSession();
  return useMutation({
    mutationFn: async (definition: TestDefinition) => {
      await autosave.saveNow();
      return api.tryTest(flow.id, definition);
    },
  });
}

/** Opens a test, not saved yet, that goes through a step or a way out. */
export function useProposeTest() {
  const { flow, store, autosave } = useSession();
  return useMutation({
    mutationFn: async (place: Place) => {
      await autosave.saveNow();
      return api.proposeTest(flow.id, place);
    },
    onSuccess: (proposal) => store.getState().openTest({ ...proposal, saved: null }),
  });
}

/** Opens a test, not saved yet, of what was done with the phone. */
export function useKeepTrial() {
  const { store } = useSession();
  return useMutation({
    mutationFn: ({ callid, over }: { readonly callid: string; readonly over: boolean }) =>
      api.trialAsTest(callid, over),
    onSuccess: (proposal) => store.getState().openTest({ ...proposal, saved: null }),
  });
}

export async function openCallAsTest({ store }: EditorSession, callid: string): Promise<void> {
  const proposal = await api.callAsTest(callid);
  store.getState().openTest({ ...proposal, saved: null });
}
