import { describe, expect, it } from "vitest";
import { FLOW } from "../testing/editing";
import { aNumber, aRental } from "../testing/pages";
import { changesIn, draftOf, warningsOf } from "./draft";

const live = { number: 1, published_at: "", published_by: null, note: "" };
const shop = { ...FLOW, id: 2, name: "Shop", live_version: live };
const elsewhere = aRental({ state: "elsewhere", holds: "https://pbx.example/…" });

describe("a number's form", () => {
  it("sends only what differs, so that others' changes stay", () => {
    const before = draftOf(aNumber());
    expect(changesIn({ ...before, note: " New " }, before)).toEqual({ note: "New" });
  });

  it("sends null for a flow that is taken away", () => {
    const before = draftOf(aNumber());
    expect(changesIn({ ...before, flow: null }, before)).toEqual({ flow: null });
  });

  it("warns of nothing while the flow stays", () => {
    const main = { ...FLOW, live_version: null };
    expect(warningsOf(aNumber({ carrier: elsewhere }), main)).toEqual([]);
  });

  it.each([
    ["leads elsewhere", aNumber(), shop, ["moves"]],
    ["loses its flow", aNumber(), null, ["closes"]],
    ["gets a flow nobody has published", aNumber({ flow: null }), FLOW, ["unpublished"]],
    ["is taken from another system", aNumber({ flow: null, carrier: elsewhere }), shop, ["takes"]],
  ])("warns when the number %s", (_, number, flow, kinds) => {
    expect(warningsOf(number, flow).map(({ kind }) => kind)).toEqual(kinds);
  });
});
