import { describe, expect, it } from "vitest";
import { aNumber, aRental } from "../testing/pages";
import { canBeSet, heldIn, standingOf } from "./standing";

describe("how a number stands at the carrier", () => {
  it.each([
    ["offline", null],
    ["in_step", aRental()],
    ["elsewhere", aRental({ state: "elsewhere", holds: "https://pbx.example/…" })],
    ["unset", aRental({ state: "elsewhere" })],
    ["gone", aRental({ gone_at: "2026-01-02T03:04:05Z" })],
  ])("is %s", (standing, carrier) => {
    expect(standingOf(aNumber({ carrier }))).toBe(standing);
  });

  it.each([
    ["the carrier holds something else", { carrier: aRental({ state: "elsewhere" }) }, true],
    ["the carrier refused it before", { carrier: aRental({ state: "failed" }) }, true],
    ["it is in step", { carrier: aRental() }, false],
    ["the carrier does not have the number", { carrier: null }, false],
    ["it has no flow", { carrier: aRental({ state: "elsewhere" }), flow: null }, false],
  ])("tells whether there is an address to set when %s", (_, changes, may) => {
    expect(canBeSet(aNumber(changes))).toBe(may);
  });

  it("names another system by its host", () => {
    expect(heldIn("https://pbx.example:8443/…")).toEqual({
      kind: "host",
      host: "pbx.example:8443",
    });
  });

  it.each([
    ["{…}", "flow"],
    ["…", "unreadable"],
  ])("knows what %s stands for", (holds, kind) => {
    expect(heldIn(holds)).toEqual({ kind });
  });
});
