import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { inEnglish } from "../catalogue/types";
import { toWire } from "../graph/parse";
import { startTranslation } from "../i18n";
import { addStep, leadTo } from "../store/commands";
import { createEditorStore } from "../store/editor-store";
import { deleteAndStay } from "../store/selecting";
import type { EditorStore } from "../store/state";
import { drawing, node } from "../testing/drawings";
import { anIssue } from "../testing/editing";
import { goldenCatalogue } from "../testing/golden";
import { tidings } from "./tidings";

beforeAll(() => startTranslation("en"));

const base = {
  ...drawing("start", "menu.no_input > end"),
  nodes: [
    node("start", { type: "incoming_call", name: "Begin" }),
    node("menu", { type: "menu", name: "Menu", config: { choices: [] } }),
    node("end", { type: "hang_up", name: "End" }),
  ],
};

function open(): EditorStore {
  const draft = { revision: 1, issues: [], saved_at: null, saved_by: null, document: toWire(base) };
  return createEditorStore({ flowId: 7, draft, catalogue: goldenCatalogue(), rights: ["design"] });
}

/** What is heard of the last thing that is done. */
function heard(store: EditorStore, act: () => void, typing = false): readonly string[] {
  const before = store.getState();
  act();
  const after = store.getState();
  const name = (key: string): string => key;
  const words = {
    translate: inEnglish,
    promptName: name,
    flowName: name,
    sharedName: (_kind: string, key: string) => key,
  };
  return tidings([before, after], { t: i18next.t, types: after.types, words }, typing);
}

function addAfterBegin(store: EditorStore): void {
  const type = store.getState().types.get("play");
  if (type === undefined) throw new Error("There is no such step.");
  const after = { source: "start", port: "next" };
  addStep(store, { type, name: "Welcome", at: { x: 0, y: 0 }, after });
}

const toMenu = (store: EditorStore) => (): void =>
  leadTo(store, { source: "start", port: "next" }, "menu");

it("says after which step another was added", () => {
  const store = open();
  expect(heard(store, () => addAfterBegin(store))).toEqual(["“Welcome” added after “Begin”."]);
});

it("says where a way out leads now", () => {
  const store = open();
  expect(heard(store, toMenu(store))).toEqual(["“Begins” of “Begin” now leads to “Menu”."]);
});

it("says what was taken back", () => {
  const store = open();
  toMenu(store)();
  const said = heard(store, store.getState().undo);
  expect(said[0]).toBe("Undone:");
  expect(said[1]).toContain("leads nowhere instead of to “Menu”");
});

it("says which step is gone", () => {
  const store = open();
  store.getState().select(["end"]);
  expect(heard(store, () => deleteAndStay(store, { heal: true }))).toContain("“End” is gone.");
});

it("says nothing of what somebody is typing", () => {
  const store = open();
  expect(heard(store, toMenu(store), true)).toEqual([]);
});

it("says which way out the arrow keys have turned to, and where it leads", () => {
  const store = open();
  store.getState().select(["menu"]);
  const turn = (port: string) => (): void => store.getState().hold({ source: "menu", port });
  expect(heard(store, turn("no_input"))).toEqual(["Way out “No input” leads to “End”."]);
  expect(heard(store, turn("wrong_key"))).toEqual(["Way out “Wrong key” leads nowhere."]);
});

it("says that the work is safe, and how many problems it has, once the server has it", () => {
  const store = open();
  toMenu(store)();
  const saved = { revision: 2, saved_at: "2026-01-02T03:04:05Z", saved_by: "anna" };
  const keep = (): void =>
    store
      .getState()
      .acknowledge(store.getState().document, { ...saved, issues: [anIssue({ node: "menu" })] });
  expect(heard(store, keep)).toEqual(["Your changes are kept.", "1 problem."]);
});
