/** What the server knows, cached for the pages. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as flows from "../api/flows";
import * as studio from "../api/studio";
import { learned } from "../i18n/catalogue";
import type { NewPrompt } from "../api/studio";

const STATIC = { staleTime: Infinity };
const LIST_REFRESH_MS = 15_000;
const MAKING_MS = 1000;

export const useMe = () => useQuery({ queryKey: ["me"], queryFn: studio.getMe, ...STATIC });

export const useCatalogue = () =>
  useQuery({
    queryKey: ["catalogue"],
    queryFn: () => studio.getCatalogue().then(learned),
    ...STATIC,
  });

export const useFlows = () =>
  useQuery({ queryKey: ["flows"], queryFn: flows.listFlows, refetchInterval: LIST_REFRESH_MS });

/** Names and keys are asked for anew now and then: flows come and go in other windows. */
export const FLOW_LIST = { queryKey: ["flows"], queryFn: flows.listFlows, staleTime: 15_000 };

export const useFlowList = () => useQuery(FLOW_LIST);

/** While a take is being made somebody waits for it. */
export const usePrompts = () =>
  useQuery({
    queryKey: ["prompts"],
    queryFn: studio.listPrompts,
    refetchInterval: ({ state }) =>
      state.data?.some(({ making }) => making) === true ? MAKING_MS : false,
  });

export const useVersions = (flowId: number) =>
  useQuery({ queryKey: ["versions", flowId], queryFn: () => flows.listVersions(flowId) });

/** Of another flow than the opened one, as soon as one knows which. */
export const useVersionsOf = (flowId: number | undefined) =>
  useQuery({
    queryKey: ["versions", flowId],
    queryFn: () => flows.listVersions(flowId ?? 0),
    enabled: flowId !== undefined,
  });

export const useFlow = (flowId: number) =>
  useQuery({ queryKey: ["flow", flowId], queryFn: () => flows.getFlow(flowId) });

/** A change on the server after which the named lists are read again. */
export function useChange<Given, Answer>(
  change: (given: Given) => Promise<Answer>,
  stale: string[],
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

export const useCreateFlow = () =>
  useChange(
    ({ name, document }: { name: string; document?: unknown }) => flows.createFlow(name, document),
    ["flows"],
  );

export const useImportFlow = () =>
  useChange(
    ({ name, text }: { name: string; text: string }) => flows.importFlow(name, text),
    ["flows"],
  );

/** Asked anew each time: another version may have been published. */
export const useExport = (flowId: number) =>
  useQuery({
    queryKey: ["export", flowId],
    queryFn: () => flows.exportFlow(flowId),
    retry: false,
    gcTime: 0,
  });

export const useRenameFlow = () =>
  useChange(
    ({ id, name }: { id: number; name: string }) => flows.renameFlow(id, name),
    ["flows", "flow"],
  );

export const useDeleteFlow = () => useChange(flows.deleteFlow, ["flows"]);

export const useCreatePrompt = () =>
  useChange((prompt: NewPrompt) => studio.createPrompt(prompt), ["prompts"]);

export const useChangePrompt = () => useChange(studio.changePrompt, ["prompts"]);

export const useSetLanguage = () => useChange(studio.setLanguage, ["me"]);

export const usePublish = (flowId: number) =>
  useChange(
    (release: { revision: number; note: string }) => flows.publishFlow(flowId, release),
    ["versions", "flow", "flows", "part"],
  );
