import { describe, expect, it } from "vitest";
import { secondsOf, spokenSeconds } from "./durations";

describe("a length of time", () => {
  it.each([
    ["90", 90],
    ["90 s", 90],
    ["1:30", 90],
    ["1 min 30 s", 90],
    ["2min", 120],
    ["1 h", 3600],
    ["1h 2m 3s", 3723],
    [" 25 S ", 25],
  ])("is read from “%s”", (typed, seconds) => {
    expect(secondsOf(typed)).toBe(seconds);
  });

  it.each([[""], ["soon"], ["-5"], ["1.5"], ["1:75"]])("is not read from “%s”", (typed) => {
    expect(secondsOf(typed)).toBeNull();
  });

  it.each([
    [0, "0 s"],
    [25, "25 s"],
    [60, "1 min"],
    [90, "1 min 30 s"],
    [14_400, "4 h"],
    [3723, "1 h 2 min 3 s"],
  ])("of %d seconds is said as “%s”", (seconds, said) => {
    expect(spokenSeconds(seconds)).toBe(said);
    expect(secondsOf(said)).toBe(seconds);
  });
});
