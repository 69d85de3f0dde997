import { describe, expect, it } from "vitest";
import type { Right } from "../api/types";
import { renameNode } from "../graph/edits";
import { toWire } from "../graph/parse";
import { drawing, node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { deleteSelection } from "./selecting";
import * as commands from "./commands";
import { createEditorStore } from "./editor-store";

const base = {
  ...drawing("start.next > menu", "play"),
  nodes: [
    node("start", { type: "incoming_call" }),
    node("menu", { type: "menu", config: { choices: [{ key: "1", label: "" }] } }),
    node("play"),
  ],
};

function open(rights: Right[] = ["design"]) {
  const draft = { revision: 1, issues: [], saved_at: null, saved_by: null, document: toWire(base) };
  return createEditorStore({ flowId: 7, draft, catalogue: goldenCatalogue(), rights });
}

describe("a person without the right to design", () => {
  it("can change nothing, whichever way they try", () => {
    const store = open(["review"]);
    const before = store.getState().document;
    store.getState().edit(renameNode("menu", "Mine"));
    store.getState().select(["menu"]);
    deleteSelection(store, { heal: false });
    commands.leadTo(store, { source: "menu", port: "key:1" }, "play");
    expect(store.getState().document).toBe(before);
  });
});

describe("an old version", () => {
  it("cannot be changed while it is looked at", () => {
    const store = open();
    store.getState().view({ number: 1, document: base });
    store.getState().edit(renameNode("menu", "Mine"));
    expect(store.getState().document.nodes[1]?.name).toBe("menu");
  });
});

describe("commands", () => {
  it("put a step into a wire: what it led to, the new step leads to", () => {
    const store = open();
    const [into] = base.edges;
    const type = store.getState().types.get("play");
    if (into === undefined || type === undefined) throw new Error("no wire");
    const id = commands.addStep(store, { type, name: "New", at: { x: 0, y: 0 }, into });
    expect(store.getState().document.edges).toEqual([
      { source: "start", port: "next", target: id },
      { source: id, port: "done", target: "menu" },
    ]);
  });

  it("take a wire along when its key is changed", () => {
    const store = open();
    commands.leadTo(store, { source: "menu", port: "key:1" }, "play");
    const config = { choices: [{ key: "4", label: "" }] };
    commands.configure(store, "menu", { config, step: "choices.0.key" });
    expect(store.getState().document.edges).toContainEqual({
      source: "menu",
      port: "key:4",
      target: "play",
    });
  });

  it("are each undone as a whole", () => {
    const store = open();
    store.getState().select(["menu"]);
    deleteSelection(store, { heal: false });
    store.getState().undo();
    expect(store.getState().document).toEqual(store.getState().acknowledged);
  });
});

describe("live calls", () => {
  const step = { callid: "c", version: 1, path: [{ node: "start", port: "next" }] };

  it("are counted where they stand and light the way they came", () => {
    const store = open();
    store.getState().stepCall({ ...step, seq: 1, node: "menu" });
    expect(store.getState().callsAt.get("menu")).toBe(1);
    expect(store.getState().glowing.has("start next")).toBe(true);
  });

  it("do not go back when news arrives late", () => {
    const store = open();
    store.getState().stepCall({ ...step, seq: 2, node: "play" });
    store.getState().stepCall({ ...step, seq: 1, node: "menu" });
    expect([...store.getState().callsAt]).toEqual([["play", 1]]);
  });

  it("leave no trace when they end", () => {
    const store = open();
    store.getState().stepCall({ ...step, seq: 1, node: "menu" });
    store.getState().endCall("c");
    expect(store.getState().callsAt.size).toBe(0);
  });
});
