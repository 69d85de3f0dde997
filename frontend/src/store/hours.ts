/** Opening hours as the server knows them, and what may be done with them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "../api/hours";
import type { HoursWish, Override, PictureQuestion } from "../api/hours";
import { useChange } from "./queries";

const REFRESH_MS = 15_000;
/** What a change shows elsewhere: each flow's problems are asked for when it is opened. */
const STALE = ["hours", "picture"];

export const useHoursList = () =>
  useQuery({ queryKey: ["hours"], queryFn: api.listHours, refetchInterval: REFRESH_MS });

/** Read anew after changes by hand, too: a draft keeps what it began from by itself. */
export const useHours = (key: string) =>
  useQuery({
    queryKey: ["hours", key],
    queryFn: () => api.getHours(key),
    refetchOnWindowFocus: false,
  });

export const useHoursChoices = () =>
  useQuery({ queryKey: ["hours-choices"], queryFn: api.getChoices, staleTime: Infinity });

/** The last picture stays until the next one is there. */
export const usePicture = (question: PictureQuestion) =>
  useQuery({
    queryKey: ["picture", question],
    queryFn: () => api.pictureOf(question),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const useCreateHours = () => useChange((wish: HoursWish) => api.createHours(wish), STALE);

export const useSaveHours = (key: string) =>
  useChange(
    (wish: HoursWish & { readonly base_revision: number }) => api.saveHours(key, wish),
    STALE,
  );

export const useDeleteHours = () => useChange(api.deleteHours, ["hours"]);

export const useSetOverride = (key: string) =>
  useChange((override: Override) => api.setOverride(key, override), STALE);

export const useReadICal = () =>
  useChange(({ file, zone }: { file: File; zone: string }) => api.readICal(file, zone), []);
