import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Right } from "../api/types";
import type { FlowDocument } from "../graph/document";
import { removeNodes, renameNode } from "../graph/edits";
import { toWire } from "../graph/parse";
import { mayEdit } from "../store/selectors";
import { drawing } from "../testing/drawings";
import { FLOW, anIssue, renderInFlow } from "../testing/editing";
import { sent } from "../testing/server";
import { PublishDialog } from "./PublishDialog";

const document = drawing("a > b");

describe("publishing", () => {
  it("is not possible while an error stands, and leads to it", async () => {
    const onClose = vi.fn();
    const issues = [anIssue({ node: "b", text: "Choose a message." })];
    const { store } = await renderInFlow(<PublishDialog onClose={onClose} />, { document, issues });
    expect(screen.getByRole("button", { name: "Publish" })).toBeDisabled();
    await userEvent.click(screen.getByRole("button", { name: "Go there" }));
    expect(store.getState().focus?.node).toBe("b");
    expect(onClose).toHaveBeenCalled();
  });

  it("is possible with warnings", async () => {
    const issues = [anIssue({ severity: "warning" })];
    await renderInFlow(<PublishDialog onClose={vi.fn()} />, { document, issues });
    expect(screen.getByRole("button", { name: "Publish" })).toBeEnabled();
  });

  const published = async (numbers: readonly string[], rights: readonly Right[]) => {
    const answers = {
      "flows/1/": { ...FLOW, numbers },
      "flows/1/publish/": { number: 4 },
      "numbers/": [{ id: 9, number: "+4686410000", label: "Desk", flow: null }],
    };
    const onClose = vi.fn();
    await renderInFlow(<PublishDialog onClose={onClose} />, { document, answers, rights });
    await userEvent.click(screen.getByRole("button", { name: "Publish" }));
    return onClose;
  };

  it("says that no call comes where no number leads here, and who can change that", async () => {
    const onClose = await published([], ["design", "publish"]);
    expect(await screen.findByText(/^No number points to this flow yet/)).toBeInTheDocument();
    expect(screen.getByText(/“operator” can point a number here/)).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
  });

  it("lets who may choose the number do so at once", async () => {
    await published([], ["design", "publish", "operate"]);
    await userEvent.click(await screen.findByRole("combobox", { name: "Point a number here" }));
    const desk = await screen.findByRole("option", {
      name: "+46 8 641 00 00 · Desk",
      hidden: true,
    });
    await userEvent.click(desk);
    await userEvent.click(screen.getByRole("button", { name: "Point it here" }));
    expect(sent()).toContainEqual({ path: "numbers/9/", method: "PATCH", body: { flow: 1 } });
  });

  it("is done where a number leads here", async () => {
    const onClose = await published(["+4686410000"], ["design", "publish"]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(screen.queryByText(/^No number points/)).toBeNull();
  });

  const LIVE = { number: 3, published_at: "", published_by: null, note: "" };
  const versionOf = (number: number, live_calls: number) => ({ ...LIVE, number, live_calls });

  it("says how many calls go on, on which version, and what becomes of them", async () => {
    const versions = [versionOf(3, 2), versionOf(2, 0), versionOf(1, 1)];
    const answers = { "flows/1/versions/": versions };
    await renderInFlow(<PublishDialog onClose={vi.fn()} />, { document, answers });
    expect(
      await screen.findByText(
        "3 calls are going on. They finish on their version. 2 on version 3, 1 on version 1.",
      ),
    ).toBeInTheDocument();
  });

  const against = async (live: FlowDocument, onClose = vi.fn()) => {
    const answers = {
      "flows/1/": { ...FLOW, live_version: LIVE },
      "flows/1/versions/3/": { ...LIVE, document: toWire(live) },
    };
    return renderInFlow(<PublishDialog onClose={onClose} />, { document, answers });
  };

  it("says in sentences what it changes against the live version", async () => {
    await against(renameNode("a", "Old")(document));
    expect(await screen.findByText("“Old” is now called “a”.")).toBeInTheDocument();
  });

  it("says so where the drawing is as it was published", async () => {
    await against(document);
    expect(await screen.findByText(/^The drawing is as it was published/)).toBeInTheDocument();
  });

  it("shows the changes on the canvas, where nothing can be changed meanwhile", async () => {
    const onClose = vi.fn();
    const { store } = await against(removeNodes(new Set(["b"]))(document), onClose);
    await userEvent.click(await screen.findByRole("button", { name: "Show on the canvas" }));
    expect(onClose).toHaveBeenCalled();
    expect(store.getState().comparing).toEqual({ before: 3, after: "draft" });
    expect(mayEdit(store.getState())).toBe(false);
  });
});
