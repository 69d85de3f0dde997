/** Takes of messages as the server knows them; asked for often while one is being made. */
import { useQuery } from "@tanstack/react-query";
import * as voices from "../api/voices";
import { useChange } from "./queries";

const MAKING_MS = 500;
const BOTH = ["prompts", "takes"];

export const useTakes = (key: string) =>
  useQuery({
    queryKey: ["takes", key],
    queryFn: () => voices.listTakes(key),
    refetchInterval: ({ state }) =>
      state.data?.some((take) => take.state === "waiting") === true ? MAKING_MS : false,
  });

export const useVoices = () =>
  useQuery({ queryKey: ["voices"], queryFn: voices.listVoices, staleTime: Infinity });

export const useBringTake = () => useChange(voices.bringTake, BOTH);
export const useDraftTake = () => useChange(voices.draftTake, BOTH);
export const useWriteScript = () => useChange(voices.writeScript, BOTH);
export const useDropLanguage = () => useChange(voices.dropLanguage, BOTH);
export const useChooseTake = () => useChange(voices.chooseTake, BOTH);
export const useDropTake = () => useChange(voices.dropTake, BOTH);
