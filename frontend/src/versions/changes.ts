/** The sentences of a comparison, in the reader's language. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../graph/compare";
import { useEditor } from "../store/context";
import { useWords } from "../store/words";
import type { Told } from "./telling";
import { tellChanges } from "./telling";

const NOTHING: readonly Told[] = [];

export function useChanges(comparison: Comparison | undefined): readonly Told[] {
  const { t } = useTranslation();
  const types = useEditor((state) => state.types);
  const words = useWords();
  return useMemo(
    () => (comparison === undefined ? NOTHING : tellChanges(comparison, { t, types, words })),
    [comparison, t, types, words],
  );
}
