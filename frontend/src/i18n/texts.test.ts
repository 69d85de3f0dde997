import { expect, it } from "vitest";
import en from "./en.json";
import sv from "./sv.json";

function keysOf(texts: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  return Object.entries(texts).flatMap(([area, own]) =>
    Object.keys(own).map((key) => `${area}.${key}`),
  );
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

it("has every text in Swedish, and none too many", () => {
  expect(keysOf(sv).sort()).toEqual(keysOf(en).sort());
});

it("names the same values in both languages", () => {
  const english = Object.values(en).map((area) => Object.values(area).map(placesOf));
  const swedish = Object.values(sv).map((area) => Object.values(area).map(placesOf));
  expect(swedish).toEqual(english);
});
