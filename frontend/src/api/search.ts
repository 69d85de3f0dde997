/** Searching all flows, and where a message or a number is used. */
import { request } from "./client";
import type { Findings, Use } from "./types";

export const searchFlows = (search: string): Promise<Findings> =>
  request(`search/?q=${encodeURIComponent(search)}`);

export const usesOfPrompt = (key: string): Promise<Use[]> =>
  request(`prompts/${encodeURIComponent(key)}/uses/`);

export const usesOfNumber = (id: number): Promise<Use[]> => request(`numbers/${id}/uses/`);

export const deletePrompt = (key: string): Promise<null> =>
  request(`prompts/${encodeURIComponent(key)}/`, { method: "DELETE" });
