import { describe, expect, it } from "vitest";
import { begunAt, complete } from "./completion";

describe("a variable being typed", () => {
  it.each([
    ["Call from {", 11, { from: 10, typed: "" }],
    ["Call from {ca now", 13, { from: 10, typed: "ca" }],
    ["{Cal", 4, { from: 0, typed: "cal" }],
  ])("is seen in “%s”", (text, cursor, begun) => {
    expect(begunAt(text, cursor)).toEqual(begun);
  });

  it.each([
    ["Call from {caller}", 18],
    ["no brace", 8],
    ["{ca now", 0],
  ])("is not seen in “%s”", (text, cursor) => {
    expect(begunAt(text, cursor)).toBeNull();
  });

  it("is completed with its braces, and the cursor stands behind it", () => {
    expect(complete("From {ca now", { from: 5, to: 8 }, "caller")).toEqual({
      text: "From {caller} now",
      cursor: 13,
    });
  });

  it("takes the place of the one it was begun inside of", () => {
    const { text } = complete("From {caller} now", { from: 5, to: 8 }, "called");
    expect(text).toBe("From {called} now");
  });
});
