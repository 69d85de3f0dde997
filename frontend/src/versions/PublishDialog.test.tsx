import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Right } from "../api/types";
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

  it("says how many calls go on and what becomes of them", async () => {
    const answers = { "flows/1/": { ...FLOW, live_calls: 2 } };
    await renderInFlow(<PublishDialog onClose={vi.fn()} />, { document, answers });
    expect(
      await screen.findByText("2 calls are going on. They finish on their version."),
    ).toBeInTheDocument();
  });
});
