/** Takes of messages: brought, spoken by a draft voice, chosen. */
import { request } from "./client";
import type { HowMade, Script, Take } from "./types";

const promptAt = (key: string): string => `prompts/${encodeURIComponent(key)}`;

export const listTakes = (key: string): Promise<Take[]> => request(`${promptAt(key)}/takes/`);

export interface Brought {
  readonly key: string;
  readonly language: string;
  readonly audio: Blob;
  readonly how: HowMade;
}

export function bringTake({ key, language, audio, how }: Brought): Promise<Take> {
  const body = new FormData();
  body.append("language", language);
  body.append("how", how);
  body.append("audio", audio, "recording");
  return request(`${promptAt(key)}/takes/`, { method: "POST", body });
}

interface InLanguage {
  readonly key: string;
  readonly language: string;
}

export const draftTake = ({ key, language }: InLanguage): Promise<Take> =>
  request(`${promptAt(key)}/draft/`, { method: "POST", body: { language } });

export const writeScript = ({ key, language, text }: InLanguage & { text: string }) =>
  request<Script>(`${promptAt(key)}/scripts/${language}/`, { method: "PUT", body: { text } });

export const dropLanguage = ({ key, language }: InLanguage): Promise<null> =>
  request(`${promptAt(key)}/scripts/${language}/`, { method: "DELETE" });

export const chooseTake = (id: number): Promise<Take> =>
  request(`takes/${String(id)}/use/`, { method: "POST" });

export const dropTake = (id: number): Promise<null> =>
  request(`takes/${String(id)}/`, { method: "DELETE" });

export interface DraftVoice {
  readonly engine: string;
  readonly languages: readonly string[];
}

export const listVoices = (): Promise<DraftVoice[]> => request("voices/");

/** A message of a flow in one language; `number` is its place in the order of hearing. */
export interface ScriptLine {
  readonly number: number;
  readonly key: string;
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly take: Take | null;
  readonly stale: boolean;
  readonly steps: readonly string[];
}

export const getScript = (flowId: number): Promise<ScriptLine[]> =>
  request(`flows/${String(flowId)}/script/`);

export const scriptFile = (flowId: number): string => `/api/flows/${String(flowId)}/script.csv`;
