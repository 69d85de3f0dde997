import { expect, it } from "vitest";
import { isShown, without } from "./shown";
import type { Field } from "./types";

const WHAT: Field = { name: "what", kind: "choice", label: "What", options: [], default: "list" };
const DAYS: Field = { name: "days", kind: "number", label: "Days", shown_for: ["what", "earlier"] };
const FIELDS = [WHAT, DAYS];

it("shows a field beside its choice only, as it stands or by default", () => {
  expect(isShown(DAYS, FIELDS, { what: "earlier" })).toBe(true);
  expect(isShown(DAYS, FIELDS, {})).toBe(false);
  expect(isShown(WHAT, FIELDS, {})).toBe(true);
});

it("shows a field beside a switch that is on", () => {
  const ask: Field = { name: "ask", kind: "switch", label: "Ask", default: false };
  const fields: Field[] = [
    ask,
    { name: "prompt", kind: "prompt", label: "A", shown_for: ["ask", true] },
  ];
  expect(fields.map((field) => isShown(field, fields, {}))).toEqual([true, false]);
  expect(fields.map((field) => isShown(field, fields, { ask: true }))).toEqual([true, true]);
});

it("forgets what was written beside another choice", () => {
  expect(without(FIELDS, { what: "list", days: 3 })).toEqual({ what: "list" });
  expect(without(FIELDS, { what: "earlier", days: 3 })).toEqual({ what: "earlier", days: 3 });
});
