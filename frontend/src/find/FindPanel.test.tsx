import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EMPTY_DOCUMENT } from "../graph/document";
import { node } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { FindPanel } from "./FindPanel";

const TARGETS = [{ number: "+46701234567", name: "Anna" }];
const document = {
  ...EMPTY_DOCUMENT,
  nodes: [
    node("day", { type: "connect", name: "By day", config: { targets: TARGETS } }),
    node("night", { type: "connect", name: "By night", config: { targets: TARGETS } }),
  ],
};
const place = {
  flow: { id: 7, name: "Clinic" },
  node: "ring",
  step: "Ring",
  type: "connect",
  field: "targets.0.number",
  field_label: "Number",
  excerpt: "+46701234567",
};

async function find(search: string, answers = {}) {
  const input = { current: null };
  const session = await renderInFlow(<FindPanel input={input} onClose={vi.fn()} />, {
    document,
    answers,
  });
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox"), search);
  return { user, state: () => session.store.getState() };
}

describe("finding", () => {
  it("goes from place to place with Enter, and round from the last to the first", async () => {
    const { user, state } = await find("070-123");
    await user.keyboard("{Enter}");
    expect(state().focus?.node).toBe("day");
    await user.keyboard("{Enter}");
    expect(state().focus?.node).toBe("night");
    await user.keyboard("{Enter}");
    expect(state().focus?.node).toBe("day");
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(state().focus?.node).toBe("night");
  });

  it("rings the steps it finds something in", async () => {
    const { state } = await find("by night");
    expect(state().found).toEqual(new Set(["night"]));
  });

  it("puts the cursor into the field of a place that is clicked", async () => {
    const { user, state } = await find("anna");
    await user.click(screen.getAllByRole("button", { name: /Anna/ })[0] as HTMLElement);
    expect(state().focus).toMatchObject({ node: "day", field: "targets.0.name" });
  });

  it("asks the server for all flows and leads to the step there", async () => {
    const answers = { "search/?q=070": { results: [place], more: false } };
    const { user } = await find("070", answers);
    await user.click(screen.getByRole("radio", { name: "In all flows" }));
    const link = await screen.findByRole("link", { name: /Clinic/ });
    expect(link).toHaveAttribute("href", "/flows/7?step=ring&field=targets.0.number");
  });

  it("rings nothing any more once it is closed", async () => {
    const { state } = await find("by");
    expect(state().found.size).toBe(2);
    cleanup();
    expect(state().found.size).toBe(0);
  });
});
