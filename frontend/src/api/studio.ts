/** What all flows share: the person, the catalogue and prompts. */
import type { Catalogue } from "../catalogue/types";
import { request } from "./client";
import type { Me, Prompt } from "./types";

export const getMe = (): Promise<Me> => request("me/");

export const setLanguage = (language: string): Promise<Me> =>
  request("me/", { method: "PATCH", body: { language } });

export const getCatalogue = (): Promise<Catalogue> => request("catalogue/");

export const listPrompts = (): Promise<Prompt[]> => request("prompts/");

export interface NewPrompt {
  readonly name: string;
  readonly folder: string;
  readonly language: string;
  readonly script: string;
  readonly audio: File | null;
}

export function createPrompt({ audio, ...words }: NewPrompt): Promise<Prompt> {
  const body = new FormData();
  for (const [name, value] of Object.entries(words)) body.append(name, value);
  if (audio !== null) body.append("audio", audio);
  return request("prompts/", { method: "POST", body });
}

export interface ChangedPrompt {
  readonly key: string;
  readonly name?: string;
  readonly folder?: string;
  readonly language?: string;
}

export const changePrompt = ({ key, ...words }: ChangedPrompt): Promise<Prompt> =>
  request(`prompts/${encodeURIComponent(key)}/`, { method: "PATCH", body: words });
