/** Calls of our own: asked for, listed, looked at, called off. */
import { request } from "./client";
import type { OutgoingCall, OutgoingPage, OutgoingState, OutgoingWish } from "./types";

export interface OutgoingQuestion {
  readonly state: OutgoingState | null;
  readonly cursor: string | null;
}

const PAGE_SIZE = "25";

export function listOutgoing({ state, cursor }: OutgoingQuestion): Promise<OutgoingPage> {
  const asked = new URLSearchParams({ page_size: PAGE_SIZE });
  if (state !== null) asked.set("state", state);
  if (cursor !== null) asked.set("cursor", cursor);
  return request(`outgoing/?${asked}`);
}

export const getOutgoing = (id: number): Promise<OutgoingCall> => request(`outgoing/${id}/`);

export const askForCall = (wish: OutgoingWish): Promise<OutgoingCall> =>
  request("outgoing/", { method: "POST", body: wish });

export const cancelOutgoing = (id: number): Promise<OutgoingCall> =>
  request(`outgoing/${id}/cancel/`, { method: "POST" });
