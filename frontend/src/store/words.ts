/** The words summaries are made of: the reader's language, names of prompts and opening hours. */
import { createContext, use, useMemo } from "react";
import { inEnglish } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import { useCatalogueText } from "../i18n/catalogue";
import { useHoursList } from "./hours";
import { usePeople, useTeams } from "./people";
import { useFlowList, usePrompts } from "./queries";

/** Made once for the whole canvas: hundreds of cards read it. */
export const WordsContext = createContext<Words>({
  translate: inEnglish,
  promptName: (key) => key,
  flowName: (key) => key,
  hoursName: (key) => key,
  whoName: (_, key) => key,
});

export const useWords = (): Words => use(WordsContext);

/** The same function as long as no flow got another name: every card reads it. */
function useFlowNames(): Words["flowName"] {
  const flows = useFlowList().data;
  const told = JSON.stringify(flows?.map(({ key, name }) => [key, name]) ?? []);
  return useMemo(() => {
    const names = new Map(JSON.parse(told) as [string, string][]);
    return (key) => names.get(key) ?? key;
  }, [told]);
}

export function useFreshWords(): Words {
  const translate = useCatalogueText();
  const prompts = usePrompts().data;
  const hours = useHoursList().data;
  const people = usePeople().data;
  const teams = useTeams().data;
  const flowName = useFlowNames();
  return useMemo(() => {
    const names = new Map(prompts?.map(({ key, name }) => [key, name]));
    const shared = new Map(hours?.map(({ key, name }) => [key, name]));
    const who = {
      person: new Map(people?.map(({ key, name }) => [key, name])),
      team: new Map(teams?.map(({ key, name }) => [key, name])),
    };
    return {
      translate,
      promptName: (key) => names.get(key) ?? key,
      flowName,
      hoursName: (key) => shared.get(key) ?? key,
      whoName: (kind, key) => who[kind].get(key) ?? key,
    };
  }, [translate, prompts, hours, people, teams, flowName]);
}
