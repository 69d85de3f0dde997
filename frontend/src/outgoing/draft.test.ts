import { describe, expect, it } from "vitest";
import { goldenOutgoing } from "../testing/golden";
import { NEW_DRAFT, USUAL, missingIn, wishOf } from "./draft";

const FILLED = { ...NEW_DRAFT, flow: "3", from: "+4686410000", to: " +46701234567 " };

describe("the form for a call", () => {
  it("begins with what the server does where nothing is said", () => {
    expect(USUAL).toEqual(goldenOutgoing());
  });

  it("names what is still to be filled in", () => {
    expect(missingIn({ ...NEW_DRAFT, to: "  " })).toEqual(["flow", "from", "to"]);
  });

  it("wishes nothing while something is missing", () => {
    expect(wishOf({ ...FILLED, from: null })).toBeNull();
  });

  it("leaves out variables nobody has named", () => {
    const variables = [
      { name: " name ", value: "Ada" },
      { name: "", value: "lost" },
    ];
    expect(wishOf({ ...FILLED, variables })).toMatchObject({
      flow: 3,
      to: "+46701234567",
      variables: { name: "Ada" },
    });
  });
});
