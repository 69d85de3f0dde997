import { expect, it } from "vitest";
import { Offline, Refused } from "../api/errors";
import { fieldSentences } from "./failures";

it("finds the server's sentences at their fields, however deep they lie", () => {
  const body = {
    detail: "until: Choose a later end.",
    to: ["Write a number.", "And another thing."],
    hours: { until: ["Choose a later end."] },
  };
  expect(fieldSentences(new Refused(400, body))).toEqual({
    to: "Write a number.",
    "hours.until": "Choose a later end.",
  });
});

it("finds none in a failure of the line", () => {
  expect(fieldSentences(new Offline())).toEqual({});
});
