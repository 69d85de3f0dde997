import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { drawing } from "../testing/drawings";
import { FLOW, anIssue, renderInFlow } from "../testing/editing";
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

  it("says how many calls go on and what becomes of them", async () => {
    const answers = { "flows/1/": { ...FLOW, live_calls: 2 } };
    await renderInFlow(<PublishDialog onClose={vi.fn()} />, { document, answers });
    expect(
      await screen.findByText("2 calls are going on. They finish on their version."),
    ).toBeInTheDocument();
  });
});
