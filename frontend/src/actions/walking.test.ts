import { expect, it } from "vitest";
import { GRID } from "../canvas/geometry";
import { toWire } from "../graph/parse";
import { createEditorStore } from "../store/editor-store";
import { deleteAndStay } from "../store/selecting";
import { drawing, node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { actionOf } from ".";
import type { ActionId } from "./action";
import type { Desk } from "./desk";

const document = {
  ...drawing("start.next > menu.key:1 > end", "menu.no_input > menu"),
  nodes: [
    node("start", { type: "incoming_call" }),
    node("menu", { type: "menu", config: { choices: [{ key: "1", label: "" }] } }),
    node("end", { type: "hang_up" }),
  ],
};

function begin() {
  const draft = {
    ...{ revision: 1, issues: [], saved_at: null, saved_by: null },
    document: toWire(document),
  };
  const catalogue = goldenCatalogue();
  const store = createEditorStore({ flowId: 7, draft, catalogue, rights: ["design"] });
  // On the screen every step lies at the edge, on its way to where it belongs.
  const cards = document.nodes.map(({ id }) => ({ id, position: { x: 0, y: 0 } }));
  const desk = { store, flow: { getNodes: () => cards } } as unknown as Desk;
  const press = (...ids: ActionId[]): void => ids.forEach((id) => actionOf(id).run(desk));
  const selected = (): string[] => [...store.getState().selectedNodes];
  return { store, press, selected };
}

it("begins where calls begin, and goes on along the wires", () => {
  const { press, selected } = begin();
  press("walkOn");
  expect(selected()).toEqual(["start"]);
  press("walkOn", "walkOn");
  expect(selected()).toEqual(["end"]);
});

it("goes on by the way out it has turned to", () => {
  const { press, selected } = begin();
  press("walkOn", "walkOn", "nextWay", "nextWay", "walkOn");
  expect(selected()).toEqual(["menu"]);
});

it("goes back by the wire that led to the step", () => {
  const { press, selected } = begin();
  press("walkOn", "walkOn", "walkOn", "walkBack");
  expect(selected()).toEqual(["menu"]);
});

it("takes the steps it passes along when asked to", () => {
  const { press, selected } = begin();
  press("walkOn", "takeOn", "takeOn");
  expect(selected()).toEqual(["start", "menu", "end"]);
});

it("stands on what led to a step that was deleted", () => {
  const { store, press, selected } = begin();
  store.getState().select(["end"]);
  deleteAndStay(store, { heal: true });
  expect(selected()).toEqual([]);
  press("walkOn");
  expect(selected()).toEqual(["menu"]);
});

it("moves a step from where it belongs, wherever it is on the screen just now", () => {
  const { store, press } = begin();
  store.getState().select(["menu"]);
  press("moveRight", "moveRight");
  expect(store.getState().document.layout["menu"]).toEqual({ x: 320 + 2 * GRID, y: 0 });
});
