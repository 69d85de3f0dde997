import { describe, expect, it } from "vitest";
import type { Prompt, Script, Take } from "../api/types";
import { languageName, languagesOf, shelves, standing } from "./languages";

const recorded = { id: 1 } as Take;

function prompt(name: string, scripts: readonly Partial<Script>[], folder = ""): Prompt {
  const whole = scripts.map((script) => ({
    ...{ language: "en", text: "", take: null, stale: false },
    ...script,
  }));
  return { name, key: name, folder, scripts: whole } as unknown as Prompt;
}

describe("messages in languages", () => {
  it("name every language that one of them is told in, the most used first", () => {
    const sv = { language: "sv" };
    expect(languagesOf([prompt("a", [sv]), prompt("b", [{}, sv])])).toEqual(["sv", "en"]);
  });

  it("stand in a language as recorded, old, silent or missing", () => {
    const all = [{ take: recorded }, { take: recorded, stale: true }, {}];
    expect(all.map((script) => standing(prompt("a", [script]), "en"))).toEqual([
      "ready",
      "stale",
      "silent",
    ]);
    expect(standing(prompt("a", []), "en")).toBe("missing");
  });

  it("are found by name, folder and words in any language", () => {
    const list = [prompt("Hi", [{ text: "Välkommen" }]), prompt("Bye", [{}], "Summer")];
    const found = (search: string) =>
      shelves(list, search).flatMap(({ prompts }) => prompts.map(({ name }) => name));
    expect([found("VÄLK"), found("summer"), found("b"), found("zzz")]).toEqual([
      ["Hi"],
      ["Bye"],
      ["Bye"],
      [],
    ]);
  });

  it("lie in folders, those without one first", () => {
    const list = [prompt("a", [], "Summer"), prompt("b", [])];
    expect(shelves(list, "").map(({ folder }) => folder)).toEqual(["", "Summer"]);
  });
});

it("calls a language as the reader does, and an unknown one by its code", () => {
  expect([languageName("sv", "en"), languageName("sv", "sv"), languageName("??", "en")]).toEqual([
    "Swedish",
    "Svenska",
    "??",
  ]);
});
