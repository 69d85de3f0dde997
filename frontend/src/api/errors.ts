/** What can go wrong with a request, each kind with what the caller needs to go on. */

export class Offline extends Error {
  constructor() {
    super("The server cannot be reached.");
  }
}

/** The server answered, but not with success. `message` is its own plain sentence. */
export class Refused extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(sentenceOf(body) ?? `The server answered ${status}. Try again in a moment.`);
    this.status = status;
    this.body = body;
  }
}

/** The session has ended: signing in again is the only way on. */
export class SignedOut extends Refused {}

/** Somebody else saved first; the body holds the newer state. */
export class Conflict extends Refused {}

/** Nobody can do anything about these but wait and try again. */
export function isPassing(error: unknown): boolean {
  return error instanceof Offline || (error instanceof Refused && error.status >= 500);
}

/** `{"detail": "…"}`, or the first sentence of `{"field": ["…"]}`. */
function sentenceOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  if ("detail" in body && typeof body.detail === "string") return body.detail;
  for (const value of Object.values(body)) {
    if (Array.isArray(value) && typeof value[0] === "string") return value[0];
  }
  return null;
}
