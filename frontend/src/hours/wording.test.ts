import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import type { Day, Verdict } from "../api/hours";
import { startTranslation } from "../i18n";
import { dayInWords, dayName, toldInWords, verdictInWords } from "./wording";

const t = i18next.t.bind(i18next);
const OPEN: Verdict = { way: "open", because: "weekly", name: "" };
const CLOSED: Verdict = { way: "closed", because: "weekly", name: "" };
const EVE: Verdict = { way: "holiday", because: "holiday", name: "Christmas Eve" };

beforeAll(() => startTranslation("en"));

describe("opening hours in words", () => {
  it.each<[Verdict, string]>([
    [OPEN, "Open"],
    [EVE, "Holiday: Christmas Eve"],
    [{ way: "open", because: "season", name: "Summer" }, "Open (Summer)"],
    [{ way: "closed", because: "short_day", name: "Walpurgis" }, "Closed early: Walpurgis"],
    [{ way: "closed", because: "override", name: "Snow" }, "Closed by hand (Snow)"],
    [{ way: "exception", because: "exception", name: "Inventory" }, "Closed: Inventory"],
  ])("tells %j", (verdict, words) => {
    expect(verdictInWords(verdict, t)).toBe(words);
  });

  it("tells a moment by the calendar's own clock", () => {
    const at = "2026-11-30T09:00:00Z";
    const told = {
      at,
      wall: "",
      verdict: OPEN,
      until: "2026-11-30T16:00:00Z",
      then: CLOSED,
    } as const;
    const given = { t, zone: "Europe/Stockholm", language: "en" };
    expect(toldInWords(told, given)).toBe("Open until Mon 30 Nov, 17:00. Then: Closed.");
  });

  it("reads a day out with what sets it apart", () => {
    const pieces = [
      { start: 0, end: 480, verdict: CLOSED },
      { start: 480, end: 720, verdict: OPEN },
      { start: 720, end: 1440, verdict: { ...CLOSED, because: "short_day", name: "Before" } },
    ] as const;
    const day: Day = { date: "2026-12-23", clock: "", pieces };
    expect(dayInWords(day, t)).toBe("08:00–12:00 Open, 12:00–24:00 Closed early: Before");
    expect(dayName(day)).toBe("Before");
  });

  it("says on which day the clock is changed", () => {
    const pieces = [{ start: 0, end: 1440, verdict: CLOSED }];
    const day: Day = { date: "2026-10-25", clock: "back", pieces };
    expect(dayInWords(day, t)).toBe("Closed all day. The clock is put back an hour");
  });
});
