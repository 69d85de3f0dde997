import { beforeEach, describe, expect, it, vi } from "vitest";
import { request } from "./client";
import { Conflict, Offline, Refused, SignedOut } from "./errors";

const fetching = vi.fn<typeof fetch>();

function answer(status: number, body: unknown): void {
  fetching.mockResolvedValue(new Response(JSON.stringify(body), { status }));
}

beforeEach(() => {
  vi.stubGlobal("fetch", fetching);
  document.cookie = "csrftoken=secret-token";
});

describe("a request", () => {
  it("carries the token against forgery when it changes something", async () => {
    answer(200, {});
    await request("me/", { method: "PATCH", body: { language: "sv" } });
    const headers = new Headers(fetching.mock.lastCall?.[1]?.headers);
    expect(headers.get("X-CSRFToken")).toBe("secret-token");
  });

  it.each([
    [401, SignedOut],
    [409, Conflict],
    [422, Refused],
  ])("that is answered %i fails in its own way", async (status, kind) => {
    answer(status, { detail: "A sentence." });
    await expect(request("me/")).rejects.toBeInstanceOf(kind);
  });

  it("fails with the server's own sentence, also that of a field", async () => {
    answer(400, { name: ["Another flow has this name."] });
    await expect(request("flows/")).rejects.toThrow("Another flow has this name.");
  });

  it("that does not get through says so", async () => {
    fetching.mockRejectedValue(new TypeError("network"));
    await expect(request("me/")).rejects.toBeInstanceOf(Offline);
  });
});
