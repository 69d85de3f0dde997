import { describe, expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { heardFirst, messageAt } from "./heard";
import { typesByName } from "./lookup";

const types = typesByName(goldenCatalogue());
const row = { prompt: "welcome", more: [{ prompt: "queue" }, { prompt: "" }] };

describe("the messages of a step", () => {
  it.each([
    ["play", row, ["welcome", "queue"]],
    ["menu", { prompt: "menu", wrong_prompt: "wrong" }, ["menu"]],
    ["menu", { wrong_prompt: "wrong" }, ["wrong"]],
    ["connect", { prompt: "welcome" }, []],
    ["gone", row, []],
  ])("of %s are heard in the order of hearing", (type, config, heard) => {
    expect(heardFirst(types.get(type), config)).toEqual(heard);
  });

  it.each([
    ["prompt", "welcome"],
    ["more.0.prompt", "queue"],
    ["more.1.prompt", null],
    ["more.7.prompt", null],
    ["more", null],
    [null, null],
  ])("are found where the form names them (%s)", (place, message) => {
    expect(messageAt(types.get("play"), row, place)).toBe(message);
  });
});
