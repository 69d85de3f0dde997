import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import { canConnect } from "./connections";

const flow = drawing("start.next > menu.no_input > play");
const rules = {
  isEntry: (id: string) => id === "start",
  waysOut: (id: string) => (id === "menu" ? 3 : 1),
};
const may = (source: string, port: string, target: string): boolean =>
  canConnect(flow, { source, port, target }, rules);

it("lets a menu ask again, but no step that only passes on", () => {
  expect(may("menu", "no_input", "menu")).toBe(true);
  expect(may("play", "done", "play")).toBe(false);
});

it("lets nothing lead into the step a call begins at", () => {
  expect(may("menu", "no_input", "start")).toBe(false);
});

it("refuses steps that are not there", () => {
  expect(may("menu", "no_input", "nowhere")).toBe(false);
});
