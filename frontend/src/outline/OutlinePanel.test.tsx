import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { EMPTY_DOCUMENT } from "../graph/document";
import type { FlowDocument } from "../graph/document";
import { removeNodes } from "../graph/edits";
import { node } from "../testing/drawings";
import { anIssue, renderInFlow } from "../testing/editing";
import { OutlinePanel } from "./OutlinePanel";

const NODES = [
  node("start", { type: "incoming_call", name: "Begin" }),
  node("menu", {
    type: "menu",
    name: "Menu",
    config: { choices: [{ key: "1", label: "Sales" }], prompt: null },
  }),
  node("end", { type: "hang_up", name: "End" }),
];

const DOCUMENT: FlowDocument = {
  ...EMPTY_DOCUMENT,
  nodes: NODES,
  edges: [
    { source: "start", port: "next", target: "menu" },
    { source: "menu", port: "key:1", target: "end" },
    { source: "menu", port: "no_input", target: "menu" },
  ],
};

async function outlined(given: Partial<Parameters<typeof renderInFlow>[1]> = {}) {
  const panel = <OutlinePanel onClose={() => undefined} />;
  const session = await renderInFlow(panel, { document: DOCUMENT, ...given });
  return { store: session.store, user: userEvent.setup() };
}

const rows = (): (string | null)[] =>
  screen.getAllByRole("treeitem").map((row) => row.getAttribute("aria-label"));

const row = (name: RegExp): HTMLElement => screen.getByRole("treeitem", { name });

describe("the outline", () => {
  it("says of each way out where it leads", async () => {
    await outlined();
    expect(rows()).toEqual([
      "Begin. Incoming call",
      "Begins: Menu",
      "1 Sales: End. Hang up",
      "No input: Menu, above",
      "Wrong key: Not connected",
    ]);
  });

  it("has one place for Tab, and arrow keys go from row to row", async () => {
    const { user } = await outlined();
    act(() => row(/^Begin\./).focus());
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(row(/^1 Sales/)).toHaveFocus();
    await user.keyboard("{ArrowLeft}");
    expect(row(/^Begins/)).toHaveFocus();
    const places = screen.getAllByRole("treeitem").filter((one) => one.tabIndex === 0);
    expect(places).toEqual([row(/^Begins/)]);
  });

  it("stays where it is scrolled to while a row has the focus", async () => {
    await outlined();
    act(() => row(/^Begin\./).focus());
    const tree = screen.getByRole("tree");
    tree.scrollTop = 500;
    fireEvent.scroll(tree);
    expect(tree.scrollTop).toBe(500);
  });

  it("leads from a reference to the step it speaks of", async () => {
    const { user } = await outlined();
    await user.click(row(/^No input/));
    await user.keyboard("{ArrowRight}");
    expect(row(/^Begins: Menu/)).toHaveFocus();
  });

  it("folds what lies inside of a row, and says so", async () => {
    const { user } = await outlined();
    await user.click(row(/^Begins/));
    await user.keyboard("{ArrowLeft}");
    expect(row(/^Begins/)).toHaveAttribute("aria-expanded", "false");
    expect(rows()).toHaveLength(2);
  });

  it("selects the step in the drawing, the wire of a reference, and nothing for an open way", async () => {
    const { store, user } = await outlined();
    await user.click(row(/^1 Sales/));
    expect([...store.getState().selectedNodes]).toEqual(["end"]);
    await user.click(row(/^No input/));
    expect([...store.getState().selectedEdges]).toEqual(["menu no_input"]);
    await user.click(row(/^Wrong key/));
    expect(store.getState().selectedNodes.size + store.getState().selectedEdges.size).toBe(0);
    expect(store.getState().held).toEqual({ source: "menu", port: "wrong_key" });
  });

  it("goes to the step that is selected in the drawing", async () => {
    const { store } = await outlined();
    act(() => store.getState().select(["end"]));
    expect(row(/^1 Sales/)).toHaveAttribute("aria-selected", "true");
  });

  it("keeps the keyboard on the row of a way out whose step is deleted", async () => {
    const { store, user } = await outlined();
    await user.click(row(/^1 Sales/));
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect(row(/^1 Sales: Not connected/)).toHaveAttribute("tabindex", "0");
    expect(store.getState().document.nodes).toHaveLength(2);
  });

  it("never puts anybody on a step that is gone", async () => {
    const { store, user } = await outlined();
    await user.click(row(/^1 Sales/));
    const stood: string[] = [];
    store.subscribe(({ selectedNodes }) => stood.push(...selectedNodes));
    act(() => {
      store.getState().select([]);
      store.getState().edit(removeNodes(new Set(["end"])));
    });
    expect(stood).not.toContain("end");
    expect(store.getState().held).toEqual({ source: "menu", port: "key:1" });
  });

  it("leaves the drawing deselected for whoever has gone from the list to nowhere", async () => {
    const { store, user } = await outlined();
    await user.click(row(/^1 Sales/));
    await user.click(document.body);
    act(() => store.getState().select([]));
    expect(store.getState().selectedNodes.size).toBe(0);
  });

  it("tells a problem of a way out at its row, and not at its step as well", async () => {
    const issue = anIssue({ node: "menu", port: "wrong_key", text: "Connect it." });
    await outlined({ issues: [issue] });
    expect(row(/^Wrong key/)).toHaveAccessibleName(
      "Wrong key: Not connected. 1 problem. Connect it.",
    );
    expect(row(/^Begins/)).toHaveAccessibleName("Begins: Menu");
  });

  it("offers nothing that changes the flow to whoever may only look", async () => {
    await outlined({ rights: ["review"] });
    expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
    expect(rows()).toHaveLength(5);
  });
});
