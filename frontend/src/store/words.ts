/** The words summaries are made of: the reader's language, names of prompts and of what flows share. */
import { createContext, use, useMemo } from "react";
import type { Thing } from "../api/panel";
import { inEnglish } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import { useCatalogueText } from "../i18n/catalogue";
import { useHoursList } from "./hours";
import { usePeople, useTeams } from "./people";
import { useThings } from "./panel";
import { useFlowList, usePrompts } from "./queries";
import { useBoxNames } from "./voicemail";

type Named = Pick<Thing, "key" | "name">;

/** Made once for the whole canvas: hundreds of cards read it. */
export const WordsContext = createContext<Words>({
  translate: inEnglish,
  promptName: (key) => key,
  flowName: (key) => key,
  sharedName: (_kind, key) => key,
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

/** What flows share is asked for now and then: the same function as long as no name changes. */
function useSharedNames(): Words["sharedName"] {
  const lists: Readonly<Record<string, readonly Named[] | undefined>> = {
    hours: useHoursList().data,
    shared_switch: useThings("shared_switch").data,
    announcement: useThings("announcement").data,
    table: useThings("table").data,
    caller_list: useThings("caller_list").data,
    person: usePeople().data,
    team: useTeams().data,
    voicemail_box: useBoxNames().data,
  };
  const named = Object.entries(lists).flatMap(([kind, list]) =>
    (list ?? []).map(({ key, name }) => [`${kind} ${key}`, name]),
  );
  const told = JSON.stringify(named);
  return useMemo(() => {
    const names = new Map(JSON.parse(told) as [string, string][]);
    return (kind, key) => names.get(`${kind} ${key}`) ?? key;
  }, [told]);
}

export function useFreshWords(): Words {
  const translate = useCatalogueText();
  const prompts = usePrompts().data;
  const sharedName = useSharedNames();
  const flowName = useFlowNames();
  return useMemo(() => {
    const names = new Map(prompts?.map(({ key, name }) => [key, name]));
    return {
      translate,
      promptName: (key) => names.get(key) ?? key,
      flowName,
      sharedName,
    };
  }, [translate, prompts, sharedName, flowName]);
}
