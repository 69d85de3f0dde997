/** Takes of messages as the server knows them; asked for often while one is being made. */
import { useQuery } from "@tanstack/react-query";
import * as voices from "../api/voices";
import { useChange } from "./queries";

export { scriptFile } from "../api/voices";

const MAKING_MS = 500;
const BOTH = ["prompts", "takes", "script"];

export const useTakes = (key: string) =>
  useQuery({
    queryKey: ["takes", key],
    queryFn: () => voices.listTakes(key),
    refetchInterval: ({ state }) =>
      state.data?.some((take) => take.state === "waiting") === true ? MAKING_MS : false,
  });

/** Texts and takes of a flow; read again while the takes that were brought are being made. */
export const useScript = (flowId: number, making: boolean) =>
  useQuery({
    queryKey: ["script", flowId],
    queryFn: () => voices.getScript(flowId),
    refetchInterval: making ? 2 * MAKING_MS : false,
  });

export const useVoices = () =>
  useQuery({ queryKey: ["voices"], queryFn: voices.listVoices, staleTime: Infinity });

export const useBringTake = () => useChange(voices.bringTake, BOTH);
export const useDraftTake = () => useChange(voices.draftTake, BOTH);
export const useWriteScript = () => useChange(voices.writeScript, BOTH);
export const useDropLanguage = () => useChange(voices.dropLanguage, BOTH);
export const useChooseTake = () => useChange(voices.chooseTake, BOTH);
export const useDropTake = () => useChange(voices.dropTake, BOTH);
