import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Wish } from "./wish";
import { HOWS, TROUBLES, firstWish, linkOf, localMoment, momentOf, wishOfLink } from "./wish";

const DEFAULT = firstWish(["+46766861004"]);

const number = fc.stringMatching(/^\+[0-9]{3,20}$/);
const wishes: fc.Arbitrary<Wish> = fc.record({
  caller: fc.oneof(number, fc.constant("")),
  called: number,
  at: fc.option(fc.constant("2026-05-04T08:15:00.000Z")),
  speed: fc.constantFrom(1, 5, 20, 60),
  people: fc.dictionary(number, fc.constantFrom(...HOWS)),
  others: fc.constantFrom(...HOWS),
  trouble: fc.constantFrom(...TROUBLES),
  asks: fc.constant(false),
});

const carried = (link: string): string => new URL(link).searchParams.get("try") ?? "";

describe("a link", () => {
  it("brings back the settings it was made of", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(wishOfLink(carried(linkOf(wish, 7, "https://here")), DEFAULT)).toEqual(wish);
      }),
    );
  });

  it("never lets others ask other systems", () => {
    const link = linkOf({ ...DEFAULT, asks: true }, 7, "https://here");
    expect(wishOfLink(carried(link), DEFAULT).asks).toBe(false);
    expect(wishOfLink('{"asks":true}', DEFAULT).asks).toBe(false);
  });

  it("leads to the flow", () => {
    expect(new URL(linkOf(DEFAULT, 7, "https://here")).pathname).toBe("/flows/7");
  });

  it("that says nonsense says nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const wish = wishOfLink(text, DEFAULT);
        expect(HOWS).toContain(wish.others);
        expect(wish.called).toMatch(/^\+[0-9]{3,20}$/);
      }),
    );
    expect(wishOfLink('{"called": "<b>", "speed": 1e9, "others": "dances"}', DEFAULT)).toEqual(
      DEFAULT,
    );
  });
});

describe("the day and time", () => {
  it("is shown as it was typed", () => {
    expect(localMoment(momentOf("2026-05-04T10:15"))).toBe("2026-05-04T10:15");
  });

  it("is now where nothing is typed", () => {
    expect(momentOf("")).toBeNull();
    expect(localMoment(null)).toBe("");
  });
});

it("rings the flow's own number first", () => {
  expect(firstWish(["+46766861004", "+46766861005"]).called).toBe("+46766861004");
});
