/** What is set from the panel, as the server knows it, and what may be done with it. */
import { useQuery } from "@tanstack/react-query";
import * as api from "../api/panel";
import type { AnnounceOrder, FlipOrder, Wish } from "../api/panel";
import type { ThingKind } from "../catalogue/things";
import { useChange } from "./queries";

/** How a switch may be flipped by SMS, where the browser takes a sheet's file from, and where each
 * kind's own pages are. */
export { BY_SMS, PLACES, csvAddress } from "../api/panel";

/** Others flip too: the panel looks again every few seconds. */
const REFRESH_MS = 5_000;

export const useThings = <Kind extends ThingKind>(kind: Kind) =>
  useQuery({
    queryKey: [kind],
    queryFn: () => api.listThings(kind),
    refetchInterval: REFRESH_MS,
  });

export const useThing = <Kind extends ThingKind>(kind: Kind, key: string, wanted = true) =>
  useQuery({
    queryKey: [kind, key],
    queryFn: () => api.getThing(kind, key),
    refetchOnWindowFocus: false,
    enabled: wanted,
  });

export const useCreateThing = <Kind extends ThingKind>(kind: Kind) =>
  useChange((wish: Wish) => api.createThing(kind, wish), [kind]);

export const useSaveThing = <Kind extends ThingKind>(kind: Kind, key: string) =>
  useChange(
    (wish: Wish & { readonly base_revision: number }) => api.saveThing(kind, key, wish),
    [kind],
  );

export const useDeleteThing = (kind: ThingKind) =>
  useChange((key: string) => api.deleteThing(kind, key), [kind]);

export const useFlip = (key: string) =>
  useChange((order: FlipOrder) => api.flipSwitch(key, order), ["shared_switch"]);

export const useAnnounce = (key: string) =>
  useChange((order: AnnounceOrder) => api.announce(key, order), ["announcement"]);

export const useBringRows = (kind: "table" | "caller_list") =>
  useChange((file: File) => api.bringRows(kind, file), []);
