/** Voicemail as the server knows it, looked at anew every few seconds. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "../api/voicemail";
import { useChange } from "./queries";

const REFRESH_MS = 5_000;
const STALE = ["voicemail-boxes", "voicemail"];

export const useBoxes = () =>
  useQuery({
    queryKey: ["voicemail-boxes"],
    queryFn: api.listBoxes,
    refetchInterval: REFRESH_MS,
  });

/** Their names, for drawings: asked for anew now and then. */
export const useBoxNames = () =>
  useQuery({ queryKey: ["voicemail-boxes"], queryFn: api.listBoxes, staleTime: 15_000 });

/** Of one box or, with null, of all of them; older ones are added page by page. */
export const useVoicemail = (box: string | null) =>
  useInfiniteQuery({
    queryKey: ["voicemail", box],
    queryFn: ({ pageParam }) => api.listVoicemail(box, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.results.at(-1)?.id ?? null) : null),
    refetchInterval: REFRESH_MS,
  });

export const useOneVoicemail = (id: number | null) =>
  useQuery({
    queryKey: ["voicemail", "one", id],
    queryFn: () => api.getVoicemail(id ?? 0),
    enabled: id !== null,
    retry: false,
  });

export const useCreateBox = () => useChange(api.createBox, STALE);
export const useRenameBox = () => useChange(api.renameBox, STALE);
export const useDeleteBox = () => useChange(api.deleteBox, STALE);
export const useChangeVoicemail = () => useChange(api.changeVoicemail, STALE);
export const useDeleteVoicemail = () => useChange(api.deleteVoicemail, STALE);
export const useTellAgain = () => useChange(api.tellAgain, STALE);
export const useTestEmail = () => useChange(api.sendTestEmail, []);
