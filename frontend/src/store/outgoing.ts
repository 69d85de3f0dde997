/** Calls of our own as the server knows them; asked again while something is under way. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getVersion } from "../api/flows";
import * as api from "../api/outgoing";
import type { OutgoingQuestion } from "../api/outgoing";
import type { Flow, OutgoingCall, OutgoingWish } from "../api/types";
import { spokenNames } from "../catalogue/spoken";
import { typesByName } from "../catalogue/lookup";
import { parseDocument } from "../graph/parse";
import { useCatalogue, useChange } from "./queries";

const SOON_MS = 2_500;
const LATER_MS = 30_000;
/** An attempt that is this near may begin between two looks. */
const NEAR_MS = 60_000;

/** How soon a call may look different; false: never again by itself. */
function lookAgain(call: OutgoingCall, now: number): number | false {
  if (call.state === "calling") return SOON_MS;
  if (call.state !== "waiting" || call.next_attempt_at === null) return false;
  return Date.parse(call.next_attempt_at) - now < NEAR_MS ? SOON_MS : LATER_MS;
}

/** The shortest wait that any of these calls asks for. */
export function lookAgainAt(calls: readonly OutgoingCall[], now: number): number | false {
  const waits = calls.map((call) => lookAgain(call, now)).filter((wait) => wait !== false);
  return waits.length === 0 ? false : Math.min(...waits);
}

export const useOutgoingCalls = (question: OutgoingQuestion) =>
  useQuery({
    queryKey: ["outgoing", question],
    queryFn: () => api.listOutgoing(question),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => lookAgainAt(state.data?.results ?? [], Date.now()),
  });

export const useOutgoingCall = (id: number) =>
  useQuery({
    queryKey: ["outgoing", id],
    queryFn: () => api.getOutgoing(id),
    refetchInterval: ({ state }) => lookAgainAt(state.data ? [state.data] : [], Date.now()),
  });

export const useAskForCall = () =>
  useChange((wish: OutgoingWish) => api.askForCall(wish), ["outgoing"]);

export const useCancelOutgoing = () => useChange(api.cancelOutgoing, ["outgoing"]);

/** The variables that the published version of a flow speaks of. */
export function useSpokenNames(flow: Flow | null): readonly string[] {
  const catalogue = useCatalogue().data;
  const version = flow?.live_version?.number;
  const live = useQuery({
    queryKey: ["versions", flow?.id, version],
    queryFn: () => getVersion(flow?.id ?? 0, version ?? 0),
    enabled: version !== undefined,
    staleTime: Infinity,
  }).data;
  if (catalogue === undefined || live === undefined) return [];
  const types = typesByName(catalogue);
  const configs = parseDocument(live.document).nodes.map(({ type, config }) => ({
    fields: types.get(type)?.fields ?? [],
    entry: types.get(type)?.entry === true,
    config,
  }));
  return spokenNames(
    configs,
    catalogue.variables.map(({ name }) => name),
  );
}
