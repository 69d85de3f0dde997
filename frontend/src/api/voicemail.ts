/** What callers have left: boxes and the messages in them. */
import { request } from "./client";
import type { Use } from "./types";

export interface Box {
  /** "none": what lies in no box. */
  readonly key: string;
  readonly name: string;
  readonly messages: number;
  readonly unheard: number;
}

/** Somebody whom a call had told of something. */
export interface Told {
  readonly kind: "email" | "sms" | "event";
  readonly to: string;
  readonly state: "waiting" | "done" | "failed" | "unknown";
  readonly why: string;
  readonly attempts: number;
  readonly at: string;
}

export interface Voicemail {
  readonly id: number;
  readonly box: string | null;
  /** The call's number in the admin. */
  readonly call: number;
  readonly callid: string;
  readonly caller: string;
  readonly called: string;
  readonly left_at: string;
  readonly seconds: number | null;
  readonly state: "announced" | "stored" | "refused" | "lost";
  /** Null while it cannot be played. */
  readonly url: string | null;
  readonly heard_at: string | null;
  readonly heard_by: string | null;
  readonly note: string;
  readonly told: readonly Told[];
}

export interface VoicemailPage {
  readonly results: readonly Voicemail[];
  readonly more: boolean;
}

export interface VoicemailChange {
  readonly id: number;
  readonly heard?: boolean;
  readonly note?: string;
}

const message = (id: number): string => `voicemail/messages/${id}/`;

export const listBoxes = (): Promise<Box[]> => request("voicemail/boxes/");

export const createBox = (name: string): Promise<Box> =>
  request("voicemail/boxes/", { method: "POST", body: { name } });

export const renameBox = ({ key, name }: Pick<Box, "key" | "name">): Promise<unknown> =>
  request(`voicemail/boxes/${key}/`, { method: "PATCH", body: { name } });

export const deleteBox = (key: string): Promise<null> =>
  request(`voicemail/boxes/${key}/`, { method: "DELETE" });

export const usesOfBox = (key: string): Promise<Use[]> => request(`voicemail/boxes/${key}/uses/`);

/** `box` null: of all boxes; `before`: older than this one. */
export function listVoicemail(box: string | null, before: number | null): Promise<VoicemailPage> {
  const asked = new URLSearchParams();
  if (box !== null) asked.set("box", box);
  if (before !== null) asked.set("before", String(before));
  const query = asked.toString();
  return request(`voicemail/messages/${query === "" ? "" : `?${query}`}`);
}

export const getVoicemail = (id: number): Promise<Voicemail> => request(message(id));

export const changeVoicemail = ({ id, ...body }: VoicemailChange): Promise<Voicemail> =>
  request(message(id), { method: "PATCH", body });

export const deleteVoicemail = (id: number): Promise<null> =>
  request(message(id), { method: "DELETE" });

export const tellAgain = (id: number): Promise<Voicemail> =>
  request(`${message(id)}tell-again/`, { method: "POST" });

export const sendTestEmail = (): Promise<{ readonly detail: string }> =>
  request("test-email/", { method: "POST" });
