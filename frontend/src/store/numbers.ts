/** Our numbers as the server knows them, and what may be done with them. */
import { useQuery } from "@tanstack/react-query";
import * as api from "../api/numbers";
import { getMe } from "../api/studio";
import type { NumberChange, NumberWish, PhoneNumber } from "../api/types";
import { useChange } from "./queries";

const REFRESH_MS = 15_000;
const SOON_MS = 2_000;
const ME_REFRESH_MS = 60_000;
/** What a number's change shows elsewhere: the flows' own numbers. */
const STALE = ["numbers", "flow", "flows"];

/** The worker sets it in a moment: only for that long it is worth asking often. */
function isBeingSet({ answers, carrier }: PhoneNumber): boolean {
  return answers && carrier?.state === "waiting" && carrier.trouble === "";
}

export const useNumbers = () =>
  useQuery({
    queryKey: ["numbers"],
    queryFn: api.listNumbers,
    refetchInterval: ({ state }) => (state.data?.some(isBeingSet) ? SOON_MS : REFRESH_MS),
  });

export const pictureOfNumber = api.pictureOfNumber;

export const useSyncNumbers = () => useChange(api.syncNumbers, STALE);

export const useAddNumber = () => useChange((wish: NumberWish) => api.addNumber(wish), STALE);

export const useChangeNumber = (id: number) =>
  useChange((change: NumberChange) => api.changeNumber(id, change), STALE);

export const usePointNumber = (flow: number) =>
  useChange((number: number) => api.changeNumber(number, { flow }), STALE);

export const useSetStart = () => useChange(api.setStart, ["numbers"]);

/** Asked anew each time: another version may have been published. */
export const useMaintenance = (id: number) =>
  useQuery({
    queryKey: ["maintenance", id],
    queryFn: () => api.getMaintenance(id),
    retry: false,
    gcTime: 0,
  });

export const useBeginMaintenance = () => useChange(api.beginMaintenance, ["numbers", "me"]);

export const useEndMaintenance = () => useChange(api.endMaintenance, ["numbers", "me"]);

/** The numbers whose calls the carrier answers by itself, on every page, as long as it is open. */
export const useNumbersUnderMaintenance = (): readonly string[] =>
  useQuery({ queryKey: ["me"], queryFn: getMe, refetchInterval: ME_REFRESH_MS }).data
    ?.maintenance ?? [];
