/** What all flows speak of, asked of the server. */
import { useQuery } from "@tanstack/react-query";
import { usesOfHours } from "../api/hours";
import { usesOfThing } from "../api/panel";
import { usesOfFlow } from "../api/parts";
import { usesOfPerson, usesOfTeam } from "../api/people";
import * as search from "../api/search";
import { usesOfBox } from "../api/voicemail";
import type { ThingKind } from "../catalogue/things";
import { useChange } from "./queries";

/** What to look for the uses of: what flows share by its key, a number of ours or a flow by its id. */
export type Used =
  | { readonly prompt: string }
  | { readonly number: number }
  | { readonly flow: number }
  | { readonly hours: string }
  | { readonly box: string }
  | { readonly person: string }
  | { readonly team: string }
  | { readonly thing: ThingKind; readonly key: string };

function usesOf(used: Used) {
  if ("prompt" in used) return search.usesOfPrompt(used.prompt);
  if ("thing" in used) return usesOfThing(used.thing, used.key);
  if ("flow" in used) return usesOfFlow(used.flow);
  if ("box" in used) return usesOfBox(used.box);
  if ("person" in used) return usesOfPerson(used.person);
  if ("team" in used) return usesOfTeam(used.team);
  return "hours" in used ? usesOfHours(used.hours) : search.usesOfNumber(used.number);
}

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
    queryFn: () => usesOf(used),
    gcTime: 0,
    retry: false,
  });

export const useDeletePrompt = () => useChange(search.deletePrompt, ["prompts"]);
