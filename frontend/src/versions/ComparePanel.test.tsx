import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { inOrder, removeNodes, renameNode } from "../graph/edits";
import { toWire } from "../graph/parse";
import { shownDocument } from "../store/selectors";
import { drawing } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { ComparePanel } from "./ComparePanel";

const live = drawing("a > b > c");
const document = inOrder(renameNode("a", "First"), removeNodes(new Set(["c"])))(live);
const version = { number: 3, published_at: "", published_by: null, note: "", live_calls: 0 };
const answers = {
  "flows/1/versions/": [version],
  "flows/1/versions/3/": { ...version, document: toWire(live) },
};
const sides = { before: 3, after: "draft" } as const;

async function compare() {
  const session = await renderInFlow(<ComparePanel sides={sides} />, { document, answers });
  session.store.getState().compare(sides);
  await screen.findByText("“a” is now called “First”.");
  return session.store;
}

describe("comparing", () => {
  it("leads from one change to the next, and round again", async () => {
    const store = await compare();
    const next = screen.getByRole("button", { name: "Next change" });
    await userEvent.click(next);
    expect(store.getState().focus?.node).toBe("a");
    expect(screen.getByText("Change 1 of 3")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Previous change" }));
    expect(screen.getByText("Change 3 of 3")).toBeInTheDocument();
  });

  it("shows what went away where it stood", async () => {
    const store = await compare();
    await waitFor(() => expect(store.getState().viewed?.comparison).toBeDefined());
    expect(shownDocument(store.getState()).nodes.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  it("ends with the draft as it was", async () => {
    const store = await compare();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(store.getState().comparing).toBeNull();
    expect(shownDocument(store.getState())).toBe(store.getState().document);
  });
});
