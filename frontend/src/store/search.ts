/** What all flows speak of, asked of the server. */
import { useQuery } from "@tanstack/react-query";
import { usesOfFlow } from "../api/parts";
import * as search from "../api/search";
import { useChange } from "./queries";

/** What to look for the uses of: a message by its key, a number of ours or a flow by its id. */
export type Used =
  { readonly prompt: string } | { readonly number: number } | { readonly flow: number };

/** Nothing is asked for an empty search. */
export const useSearch = (wanted: string) =>
  useQuery({
    queryKey: ["search", wanted],
    queryFn: () => search.searchFlows(wanted),
    enabled: wanted !== "",
    retry: false,
  });

/** Asked anew each time: somebody may have drawn meanwhile. */
export const useUses = (used: Used) =>
  useQuery({
    queryKey: ["uses", used],
    queryFn: () =>
      "prompt" in used
        ? search.usesOfPrompt(used.prompt)
        : "flow" in used
          ? usesOfFlow(used.flow)
          : search.usesOfNumber(used.number),
    gcTime: 0,
    retry: false,
  });

export const useDeletePrompt = () => useChange(search.deletePrompt, ["prompts"]);
