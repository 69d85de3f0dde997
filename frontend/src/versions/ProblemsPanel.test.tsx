import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { toWire } from "../graph/parse";
import { drawing, node } from "../testing/drawings";
import { anIssue, renderInFlow } from "../testing/editing";
import { ProblemsPanel } from "./ProblemsPanel";

const REMOVE = { name: "Remove what cannot be read" };
const readable = drawing("a > b");
const unreadable = { nodes: ["not a step"], edges: [], layout: {} };
const document = { ...readable, unreadable };
const issues = [anIssue({ code: "unreadable_step" })];

describe("the problems of a flow with steps that cannot be read", () => {
  it("offer to remove these as one undoable step", async () => {
    const { store } = await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, { document, issues });
    await userEvent.click(screen.getByRole("button", REMOVE));
    expect(toWire(store.getState().document)).toEqual(toWire(readable));
    expect(screen.queryByRole("button", REMOVE)).toBeNull();
    act(() => store.getState().undo());
    expect(toWire(store.getState().document)).toEqual(toWire(document));
  });

  it("offer a reader nothing to remove", async () => {
    const given = { document, issues, rights: ["review"] as const };
    await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, given);
    expect(screen.queryByRole("button", REMOVE)).toBeNull();
  });
});

it("calls a step without a name by its kind", async () => {
  const nameless = { ...readable, nodes: [node("a", { type: "menu", name: "" })] };
  const given = { document: nameless, issues: [anIssue({ node: "a" })] };
  await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, given);
  expect(screen.getByText("Menu")).toBeInTheDocument();
});

it("offers nothing to remove where everything can be read", async () => {
  await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, { document: readable, issues });
  expect(screen.queryByRole("button", REMOVE)).toBeNull();
});

it("puts the worst problems first, each kind under its own heading", async () => {
  const given = { document: readable, issues: [anIssue({ severity: "hint" }), anIssue({})] };
  await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, given);
  const heads = screen.getAllByRole("heading", { level: 3 }).map((head) => head.textContent);
  expect(heads).toEqual(["Must be mended 1", "Could be better 1"]);
});

it("goes to the field of the step that a problem is about", async () => {
  const issue = anIssue({ node: "a", field: "prompt" });
  const { store } = await renderInFlow(<ProblemsPanel onClose={vi.fn()} />, {
    document: readable,
    issues: [issue],
  });
  await userEvent.click(screen.getByRole("button", { name: "Go there" }));
  expect(store.getState().focus).toMatchObject({ node: "a", field: "prompt", port: null });
});
