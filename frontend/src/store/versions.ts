/** Looking at an old version, and bringing it back. */
import { getDraft, getVersion, restoreVersion } from "../api/flows";
import { parseDocument } from "../graph/parse";
import type { EditorSession } from "./session";

export async function lookAtVersion({ flow, store }: EditorSession, number: number): Promise<void> {
  const { document } = await getVersion(flow.id, number);
  store.getState().view({ number, document: parseDocument(document) });
}

/** What is unsaved is saved first, so that undoing the restore finds it. */
export async function bringBack(session: EditorSession, number: number): Promise<void> {
  const { flow, store, autosave, client } = session;
  await autosave.saveNow();
  await restoreVersion(flow.id, number, { base_revision: store.getState().revision, client });
  const draft = await getDraft(flow.id);
  store.getState().view(null);
  store.getState().replaceWith(draft);
}
