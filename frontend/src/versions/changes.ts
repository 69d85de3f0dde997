/** The sentences of a comparison, in the reader's language. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../graph/compare";
import { useEditor, useSession } from "../store/context";
import { useFlowList, useVersions } from "../store/queries";
import type { Comparing } from "../store/slices/view";
import { useWords } from "../store/words";
import { tellPartChanges } from "./part-changes";
import type { Told } from "./telling";
import { tellChanges } from "./telling";

const NOTHING: readonly Told[] = [];

export function useChanges(
  comparison: Comparison | undefined,
  sides: Comparing | null,
): readonly Told[] {
  const { t } = useTranslation();
  const { flow } = useSession();
  const types = useEditor((state) => state.types);
  const draft = useEditor((state) => state.document);
  const words = useWords();
  const versions = useVersions(flow.id).data;
  const flows = useFlowList().data;
  return useMemo(() => {
    if (comparison === undefined) return NOTHING;
    const known = { draft, types, versions: versions ?? [], flows: flows ?? [] };
    const parts = sides === null ? [] : tellPartChanges(sides, known, t);
    return [...tellChanges(comparison, { t, types, words }), ...parts];
  }, [comparison, sides, draft, versions, flows, t, types, words]);
}
