/** Looking at an old version, comparing it, and bringing it back. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { getDraft, getVersion, restoreVersion } from "../api/flows";
import type { Comparison } from "../graph/compare";
import { compareDocuments, overlaid } from "../graph/compare";
import type { FlowDocument } from "../graph/document";
import { parseDocument } from "../graph/parse";
import { useEditor, useSession } from "./context";
import type { EditorSession } from "./session";
import type { Comparing, Side } from "./slices/view";

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

/** A version never changes, so its drawing is asked for once. */
function useDrawingOf(side: Side | null): {
  readonly document: FlowDocument | undefined;
  readonly error: unknown;
} {
  const { flow } = useSession();
  const draft = useEditor((state) => state.document);
  const asked = typeof side === "number";
  const version = useQuery({
    queryKey: ["version", flow.id, side],
    queryFn: async () => parseDocument((await getVersion(flow.id, Number(side))).document),
    enabled: asked,
    staleTime: Infinity,
  });
  return asked
    ? { document: version.data, error: version.error }
    : { document: side === null ? undefined : draft, error: null };
}

interface Compared {
  readonly comparison: Comparison | undefined;
  readonly error: unknown;
}

/** Two sides compared, anew whenever the draft among them changes. */
export function useComparison(sides: Comparing | null): Compared {
  const { document: before, error: lost } = useDrawingOf(sides?.before ?? null);
  const { document: after, error: missing } = useDrawingOf(sides?.after ?? null);
  const comparison = useMemo(
    () =>
      before === undefined || after === undefined ? undefined : compareDocuments(before, after),
    [before, after],
  );
  return { comparison, error: lost ?? missing };
}

/** Shows a comparison on the canvas for as long as it is there. */
export function useShownComparison(comparison: Comparison | undefined): void {
  const { store } = useSession();
  useEffect(() => {
    if (comparison === undefined || store.getState().comparing === null) return;
    store.getState().view({ number: null, document: overlaid(comparison), comparison });
  }, [store, comparison]);
}
