import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { spokenNames } from "./spoken";
import type { Config } from "./types";

function step(type: string, config: Config) {
  const fields = goldenCatalogue().types.find((each) => each.type === type)?.fields ?? [];
  return { fields, config };
}

it("names first what no step sets, because only the asker can give it", () => {
  const steps = [
    step("set_variable", { assignments: [{ name: "choice", value: "1" }] }),
    step("send_sms", { message: "{choice} for {name}, {caller}" }),
  ];
  expect(spokenNames(steps)).toEqual(["caller", "name", "choice"]);
});

it("begins with what the flow says that calls may bring, spoken of or not", () => {
  const steps = [
    { ...step("incoming_call", { inputs: [{ name: "who" }, { name: "" }] }), entry: true },
    step("send_sms", { message: "{name}" }),
  ];
  expect(spokenNames(steps)).toEqual(["who", "name"]);
});

it("asks for what every call knows only where calls bring it", () => {
  const steps = [
    { ...step("incoming_call", { inputs: [{ name: "time" }] }), entry: true },
    step("send_sms", { message: "{date} at {time}, {name}" }),
  ];
  expect(spokenNames(steps, ["time", "date"])).toEqual(["time", "name"]);
});

it("hears of a variable whose number is rung", () => {
  const steps = [step("connect", { targets: [{ number: "{colleague}", name: "" }] })];
  expect(spokenNames(steps)).toEqual(["colleague"]);
});
