/** The words summaries are made of: the reader's language, names of prompts and opening hours. */
import { createContext, use, useMemo } from "react";
import { inEnglish } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import { useCatalogueText } from "../i18n/catalogue";
import { useHoursList } from "./hours";
import { usePrompts } from "./queries";

/** Made once for the whole canvas: hundreds of cards read it. */
export const WordsContext = createContext<Words>({
  translate: inEnglish,
  promptName: (key) => key,
});

export const useWords = (): Words => use(WordsContext);

export function useFreshWords(): Words {
  const translate = useCatalogueText();
  const prompts = usePrompts().data;
  const hours = useHoursList().data;
  return useMemo(() => {
    const names = new Map(prompts?.map(({ key, name }) => [key, name]));
    const shared = new Map(hours?.map(({ key, name }) => [key, name]));
    return {
      translate,
      promptName: (key) => names.get(key) ?? key,
      hoursName: (key) => shared.get(key) ?? key,
    };
  }, [translate, prompts, hours]);
}
