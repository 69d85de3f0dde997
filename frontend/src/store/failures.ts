/** What went wrong, as far as a page must tell kinds of failure apart. */
import { Conflict, Offline, Refused, SignedOut } from "../api/errors";
import type { Issue } from "../graph/issues";

export const isOffline = (error: unknown): boolean => error instanceof Offline;

export const isSignedOut = (error: unknown): boolean => error instanceof SignedOut;

export const isConflict = (error: unknown): boolean => error instanceof Conflict;

export const isMissing = (error: unknown): boolean =>
  error instanceof Refused && error.status === 404;

/** The issues a refused publish came with. */
export function refusedIssues(error: unknown): readonly Issue[] {
  if (!(error instanceof Refused)) return [];
  const body = error.body as { issues?: readonly Issue[] } | null;
  return body?.issues ?? [];
}

/** Nobody can ask the carrier: the account there is what has to be mended. */
export const isCarrierAway = (error: unknown): boolean =>
  error instanceof Refused && error.status === 424;

/** The server's sentences by the field they are about; of a field in a field, `hours.until`. */
export function fieldSentences(error: unknown): Readonly<Record<string, string>> {
  return error instanceof Refused ? Object.fromEntries(sentencesIn(error.body, "")) : {};
}

function sentencesIn(body: unknown, path: string): [string, string][] {
  if (Array.isArray(body)) {
    const first: unknown = body[0];
    return typeof first === "string" ? [[path, first]] : [];
  }
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, inside]) =>
    sentencesIn(inside, path === "" ? name : `${path}.${name}`),
  );
}
