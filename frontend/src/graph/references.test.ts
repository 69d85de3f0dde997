import { expect, it } from "vitest";
import { typesByName } from "../catalogue/lookup";
import { node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { missingReferences } from "./references";

const known = {
  types: typesByName(goldenCatalogue()),
  prompts: new Set(["welcome"]),
  numbers: new Set<string>(),
  flows: new Set(["hours"]),
  hours: new Set(["office"]),
  people: new Set(["anna"]),
  teams: new Set(["sales"]),
  boxes: new Set(["office"]),
  things: {
    shared_switch: new Set(["mode"]),
    announcement: new Set<string>(),
    table: null,
    caller_list: null,
  },
};
const playing = (prompt: string) => node(prompt, { config: { prompt } });

it("names the prompts that are not there, each once", () => {
  const nodes = [playing("welcome"), playing("bye"), playing("bye")];
  expect(missingReferences(nodes, known).prompts).toEqual(["bye"]);
});

it("misses no sound that lives elsewhere", () => {
  const nodes = [playing("https://x.example/a.wav"), playing("sound/beep")];
  expect(missingReferences(nodes, known).prompts).toEqual([]);
});

it("names kinds of steps nobody knows here", () => {
  expect(missingReferences([node("a", { type: "teleport" })], known).types).toEqual(["teleport"]);
});

it("accuses no prompt before the prompts are known", () => {
  expect(missingReferences([playing("bye")], { ...known, prompts: null }).prompts).toEqual([]);
});

it("names the flows that are not there", () => {
  const using = (flow: string) => node(flow, { type: "part", config: { flow } });
  expect(missingReferences([using("hours"), using("night")], known).flows).toEqual(["night"]);
});

it("names the voicemail boxes that are not there", () => {
  const left = (box: string) => node(box, { type: "voicemail", config: { box } });
  const missing = missingReferences([left("office"), left("night")], known);
  expect(missing.boxes).toEqual(["night"]);
});
