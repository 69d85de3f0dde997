import { expect, it } from "vitest";
import { anOutgoingCall } from "../testing/pages";
import { lookAgainAt } from "./outgoing";

const NOW = Date.parse("2026-01-02T12:00:00Z");
const calling = anOutgoingCall({ state: "calling", next_attempt_at: null });
const soon = anOutgoingCall({ next_attempt_at: "2026-01-02T12:00:30Z" });
const tomorrow = anOutgoingCall({ next_attempt_at: "2026-01-03T09:00:00Z" });
const over = anOutgoingCall({ state: "answered", next_attempt_at: null });

it("does not ask again once everything is over", () => {
  expect(lookAgainAt([over], NOW)).toBe(false);
});

it("asks often while somebody is being rung, or will be in a moment", () => {
  expect(lookAgainAt([over, tomorrow, calling], NOW)).toBe(2500);
  expect(lookAgainAt([soon], NOW)).toBe(2500);
});

it("asks seldom for what waits until tomorrow", () => {
  expect(lookAgainAt([tomorrow], NOW)).toBe(30_000);
});
