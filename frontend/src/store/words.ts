/** The words summaries are made of: the reader's language and the prompts' names. */
import { createContext, use, useMemo } from "react";
import { inEnglish } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import { useCatalogueText } from "../i18n/catalogue";
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
  return useMemo(() => {
    const names = new Map(prompts?.map(({ key, name }) => [key, name]));
    return { translate, promptName: (key) => names.get(key) ?? key };
  }, [translate, prompts]);
}
