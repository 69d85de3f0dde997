import { describe, expect, it } from "vitest";
import {
  copied,
  isPast,
  merged,
  newDefinition,
  newException,
  nextSpan,
  readTime,
  withDates,
} from "./draft";

describe("a time as people type it", () => {
  it.each([
    ["8", "08:00"],
    ["830", "08:30"],
    ["8.30", "08:30"],
    ["17:05", "17:05"],
    [" 0 ", "00:00"],
    ["24", "24:00"],
  ])("understands %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(["", "noon", "25", "24:01", "8:75", "8:5"])("refuses %j", (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});

describe("a week", () => {
  it("begins as most offices in Sweden have it", () => {
    const { weekly, holidays } = newDefinition("Europe/Stockholm");
    expect(weekly.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(holidays).toMatchObject({ country: "SE", closed: "office" });
  });

  it("takes one day's times for others", () => {
    const { weekly } = newDefinition("UTC");
    expect(copied(weekly, 0, [6]).map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 1]);
  });

  it("goes on an hour after the last time, and never past midnight", () => {
    expect(nextSpan([{ start: "08:00", end: "12:00" }])).toEqual({ start: "13:00", end: "17:00" });
    expect(nextSpan([{ start: "08:00", end: "24:00" }])).toEqual({ start: "23:00", end: "24:00" });
  });
});

describe("exceptions", () => {
  const one = newException("2026-12-24");

  it("take the other end along when a date passes it", () => {
    expect(withDates(one, { first: "2026-12-27" })).toMatchObject({ last: "2026-12-27" });
    expect(withDates(one, { last: "2026-12-20" })).toMatchObject({ first: "2026-12-20" });
  });

  it("are there once, however often a file brings them", () => {
    expect(merged([one], [one, { ...one, name: "Other" }])).toHaveLength(2);
  });

  it("that come each year are never over", () => {
    expect(isPast(one, "2027-01-01")).toBe(true);
    expect(isPast({ ...one, yearly: true }, "2027-01-01")).toBe(false);
  });
});
