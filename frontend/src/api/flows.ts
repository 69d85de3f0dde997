/** Flows, their drafts and their versions. */
import { request } from "./client";
import type {
  Brought,
  Draft,
  Flow,
  Given,
  Published,
  Saved,
  Version,
  VersionWithDocument,
} from "./types";

export const listFlows = (): Promise<Flow[]> => request("flows/");

export const getFlow = (id: number): Promise<Flow> => request(`flows/${id}/`);

export const createFlow = (name: string, document?: unknown): Promise<Flow> =>
  request("flows/", {
    method: "POST",
    body: { name, ...(document !== undefined && { document }) },
  });

/** `text` is a 46elks document or one of Antler's own. */
export const importFlow = (name: string, text: string): Promise<Brought> =>
  request("flows/import/", { method: "POST", body: { name, text } });

export const exportFlow = (id: number): Promise<Given> =>
  request(`flows/${id}/export/?form=46elks`);

export const renameFlow = (id: number, name: string): Promise<Flow> =>
  request(`flows/${id}/`, { method: "PATCH", body: { name } });

export const deleteFlow = (id: number): Promise<null> =>
  request(`flows/${id}/`, { method: "DELETE" });

export const getDraft = (id: number): Promise<Draft> => request(`flows/${id}/draft/`);

export interface DraftToSave {
  readonly base_revision: number;
  readonly document: unknown;
  /** Names this browser tab, so that it knows its own changes when they are announced. */
  readonly client: string;
}

export const putDraft = (id: number, draft: DraftToSave, keepalive = false): Promise<Saved> =>
  request(`flows/${id}/draft/`, { method: "PUT", body: draft, keepalive });

export const publishFlow = (
  id: number,
  release: { readonly revision: number; readonly note: string },
): Promise<Published> => request(`flows/${id}/publish/`, { method: "POST", body: release });

export const listVersions = (id: number): Promise<Version[]> => request(`flows/${id}/versions/`);

export const getVersion = (id: number, number: number): Promise<VersionWithDocument> =>
  request(`flows/${id}/versions/${number}/`);

export const restoreVersion = (
  id: number,
  number: number,
  body: { readonly base_revision: number; readonly client: string },
): Promise<Saved> => request(`flows/${id}/versions/${number}/restore/`, { method: "POST", body });

/** Where a message is heard as callers of that version hear it. */
export const versionSound = (id: number, number: number, message: string): string =>
  `/api/flows/${id}/versions/${number}/prompts/${encodeURIComponent(message)}/audio/`;
