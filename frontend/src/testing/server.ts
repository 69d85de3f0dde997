/** A server of given answers, and what it was asked. */
import { vi } from "vitest";

/** Answers, or promises of them, by path below /api/; what is not named answers an empty list. */
export type Answers = Readonly<Record<string, unknown>>;

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
}

class Refusal {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

/** An answer that is a refusal. */
export const refused = (status: number, body: unknown): Refusal => new Refusal(status, body);

let requests: Sent[] = [];

/** What was asked of the server since it was given its answers. */
export const sent = (): readonly Sent[] => requests;

/** `"POST numbers/"` answers that method only, `"numbers/"` whatever is asked there. */
export function answerWith(answers: Answers): void {
  requests = [];
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit = {}) => {
    const path = address.replace("/api/", "");
    requests.push({ path, method, body: typeof body === "string" ? JSON.parse(body) : null });
    const answer = await Promise.resolve<unknown>(
      answers[`${method} ${path}`] ?? answers[path] ?? [],
    );
    return answer instanceof Refusal
      ? new Response(JSON.stringify(answer.body), { status: answer.status })
      : new Response(JSON.stringify(answer));
  });
}
