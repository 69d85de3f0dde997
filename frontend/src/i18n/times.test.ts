import { describe, expect, it } from "vitest";
import { dayAndTime } from "./times";

describe("day and time by the clock of a place", () => {
  it("is told by that clock", () => {
    const place = { zone: "Europe/Stockholm", language: "en" };
    expect(dayAndTime("2026-12-24T09:00:00Z", place)).toContain("10:00");
  });

  it("is told in UTC where the browser does not know the place", () => {
    const place = { zone: "Mars/Olympus", language: "en" };
    expect(dayAndTime("2026-12-24T09:00:00Z", place)).toMatch(/09:00 UTC$/);
  });
});
