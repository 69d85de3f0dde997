import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { typesByName } from "./lookup";
import { summarise } from "./summary";
import type { Config } from "./types";
import { inEnglish } from "./types";

const types = typesByName(goldenCatalogue());
const words = {
  translate: inEnglish,
  promptName: (key: string) => `Prompt ${key}`,
  flowName: (key: string) => `Flow ${key}`,
  sharedName: (_kind: string, key: string) => key,
};

function line(name: string, config: Config): string {
  const type = types.get(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return summarise(type, config, words);
}

it("calls a prompt by its name", () => {
  expect(line("play", { prompt: "hi" })).toBe("Prompt hi");
});

it("leaves no comma behind where a value is missing", () => {
  expect(line("record_message", { prompt: null, time_limit: 120 })).toBe("2 min");
});

it("says nothing of a step that is not set up", () => {
  expect(line("play", {})).toBe("");
});

it("leaves out of a row what was not chosen in it", () => {
  const languages = [
    { code: "sv", key: "" },
    { code: "en", key: "5" },
  ];
  expect(line("language", { languages })).toBe("Swedish, English 5");
});
