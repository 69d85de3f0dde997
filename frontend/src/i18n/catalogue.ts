/** The engine's English sentences in the reader's language; the sentence itself is the key. */
import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asText, fill } from "../catalogue/fill";
import type { Catalogue, Translate } from "../catalogue/types";
import type { Issue } from "../graph/issues";

/** Learns the words of types that other packages bring; Antler's own are never replaced. */
export function learned(catalogue: Catalogue): Catalogue {
  for (const [language, words] of Object.entries(catalogue.words ?? {})) {
    i18next.addResourceBundle(language, "catalogue", words, true, false);
  }
  return catalogue;
}

function translated(language: string, english: string): string {
  const words = i18next.getResourceBundle(language, "catalogue") as
    Readonly<Record<string, string>> | undefined;
  return words?.[english] ?? english;
}

export function useCatalogueText(): Translate {
  const { language } = useTranslation().i18n;
  return useMemo(() => (english) => translated(language, english), [language]);
}

/** An issue's sentence; its values are translated too where they are the catalogue's own phrases. */
export function issueText(issue: Issue, translate: Translate): string {
  const sentence = translate(issue.text);
  if (sentence === issue.text) return issue.message;
  return fill(sentence, (place) => translate(asText(issue.params[place])));
}
