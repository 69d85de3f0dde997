import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { newFlowDocument } from "../graph/beginning";
import { EMPTY_DOCUMENT } from "../graph/document";
import { drawing, node } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { Palette } from "./Palette";
import { useAdd } from "./adding";

const search = { current: null };

function Tried() {
  return <Palette add={useAdd()} searchRef={search} />;
}

describe("the palette", () => {
  it("adds a step with Enter", async () => {
    const { store } = await renderInFlow(<Tried />, { document: EMPTY_DOCUMENT });
    screen.getByRole("button", { name: /^Add Menu/ }).focus();
    await userEvent.keyboard("{Enter}");
    expect(store.getState().document.nodes.map(({ type }) => type)).toEqual(["menu"]);
  });

  it("wires a step that is added while another is selected", async () => {
    const document = { ...drawing("a"), nodes: [node("a")] };
    const { store } = await renderInFlow(<Tried />, { document });
    store.getState().select(["a"]);
    await userEvent.click(screen.getByRole("button", { name: /^Add Hang up/ }));
    const [, added] = store.getState().document.nodes;
    expect(store.getState().document.edges).toEqual([
      { source: "a", port: "done", target: added?.id },
    ]);
  });

  it("puts the first step after the beginning, though nothing is selected", async () => {
    const document = newFlowDocument("Incoming call");
    const { store } = await renderInFlow(<Tried />, { document });
    await userEvent.click(screen.getByRole("button", { name: /^Add Menu/ }));
    const [begin, added] = store.getState().document.nodes;
    expect(store.getState().document.edges).toEqual([
      { source: begin?.id, port: "next", target: added?.id },
    ]);
  });

  it("finds a step by a word of its help", async () => {
    await renderInFlow(<Tried />, { document: EMPTY_DOCUMENT });
    await userEvent.type(screen.getByRole("searchbox"), "goodbye");
    const buttons = within(screen.getByRole("complementary")).getAllByRole("button");
    expect(buttons.map((button) => button.textContent)).toEqual(["Hang up"]);
  });

  it("is not there for those who may not draw", async () => {
    await renderInFlow(<Tried />, { document: EMPTY_DOCUMENT, rights: ["review"] });
    expect(screen.queryByRole("complementary")).toBeNull();
  });
});
