import { expect, it } from "vitest";
import { plainNumber, spacedNumber } from "./phone";

it.each([
  ["+46701234567", "+46 70 123 45 67"],
  ["+4686410000", "+46 8 641 00 00"],
  ["+12125551234", "+1 212 555 1234"],
  ["070-1234567", "070-1234567"],
])("writes %s as %s", (number, spaced) => {
  expect(spacedNumber(number)).toBe(spaced);
});

it("takes away what people type between digits", () => {
  expect(plainNumber("0046 (70) 123-45.67")).toBe("+46701234567");
});

it.each([
  ["070-174 06 05", "+46701740605"],
  ["08-641 00 00", "+4686410000"],
  ["+46 (0)70 174 06 05", "+46701740605"],
  ["+1 212 555 1234", "+12125551234"],
])("understands %s", (typed, number) => {
  expect(plainNumber(typed)).toBe(number);
});

it("leaves a SIP address as it is written", () => {
  expect(plainNumber(" sip:anna-b@example.com:5060 ")).toBe("sip:anna-b@example.com:5060");
});

it.each(["112", "070-12", "", "Sales"])("leaves %j to the server's judgement", (typed) => {
  expect(plainNumber(typed)).toBe(typed.replace("-", ""));
});
