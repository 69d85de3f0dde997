/** One fetch for all requests: session, CSRF, JSON, typed errors. */
import { Conflict, Offline, Refused, SignedOut } from "./errors";

interface Options {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** The request outlives the page; browsers allow this only for small bodies. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

export function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

function requestOf({ method = "GET", body, keepalive, signal }: Options): RequestInit {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  return {
    method,
    headers,
    credentials: "same-origin",
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(keepalive !== undefined && { keepalive }),
    ...(signal !== undefined && { signal }),
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** DRF answers 403, not 401, to a session that has ended; its sentence tells them apart. */
function isSignedOut(status: number, body: unknown): boolean {
  if (status === 401) return true;
  const refusal = new Refused(status, body);
  return status === 403 && /credentials were not provided/i.test(refusal.message);
}

function failureOf(status: number, body: unknown): Refused {
  if (isSignedOut(status, body)) return new SignedOut(status, body);
  return status === 409 ? new Conflict(status, body) : new Refused(status, body);
}

export async function request<Answer>(path: string, options: Options = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, requestOf(options));
  } catch {
    throw new Offline();
  }
  const body = await bodyOf(response);
  if (!response.ok) throw failureOf(response.status, body);
  return body as Answer;
}
