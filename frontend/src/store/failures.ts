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
