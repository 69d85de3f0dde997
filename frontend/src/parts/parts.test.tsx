import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Flow } from "../api/types";
import type { Config } from "../catalogue/types";
import { renameNode } from "../graph/edits";
import { Inspector } from "../inspector/Inspector";
import { drawing, node } from "../testing/drawings";
import { FLOW, anIssue, renderInFlow } from "../testing/editing";
import type { Answers } from "../testing/server";
import { refused, sent } from "../testing/server";
import { Followers } from "./Followers";
import { MakePartDialog } from "./MakePartDialog";
import { paintAtOnce } from "../testing/painting";

beforeAll(paintAtOnce);

const HOURS: Flow = { ...FLOW, id: 2, name: "Hours", key: "hours", draft_revision: 1 };
const OPEN = { id: "n9", label: "Open" };
const PART = {
  flow: { id: 2, name: "Hours" },
  key: "hours",
  version: 3,
  ways: [OPEN],
  inputs: ["who"],
};

async function inspect(config: Config, name = "Use a flow", others: Answers = {}) {
  const base = drawing("p > b");
  const nodes = [node("p", { type: "part", name, config }), node("b")];
  const edges = [{ source: "p", port: "way:old", target: "b" }];
  const answers = {
    "flows/": [FLOW, HOURS],
    "flows/2/part/": PART,
    "flows/2/part/?version=1": { ...PART, version: 1, ways: [] },
    "flows/2/versions/": [{ number: 1, note: "First" }],
    ...others,
  };
  const document = { ...base, nodes, edges };
  const { store } = await renderInFlow(<Inspector />, { document, answers });
  act(() => store.getState().select(["p"]));
  return { store, step: () => store.getState().document.nodes[0] };
}

async function choose(box: string, option: string): Promise<void> {
  await userEvent.click(screen.getByLabelText(new RegExp(`^${box}`), { selector: "input" }));
  await userEvent.click(await screen.findByText(option));
}

describe("using a flow", () => {
  it("takes its ways out and what it wants given along, and its name", async () => {
    const { step } = await inspect({});
    await choose("Flow", "Hours (not published)");
    await waitFor(() => expect(step()?.name).toBe("Hours"));
    expect(step()?.config).toEqual({
      flow: "hours",
      version: null,
      ways: [OPEN],
      inputs: [{ name: "who", value: "" }],
    });
  });

  it("keeps the name that somebody gave the step", async () => {
    const { step } = await inspect({}, "Are we open?");
    await choose("Flow", "Hours (not published)");
    await waitFor(() => expect(step()?.config.flow).toBe("hours"));
    expect(step()?.name).toBe("Are we open?");
  });

  it("is undone in one step", async () => {
    const { store, step } = await inspect({});
    await choose("Flow", "Hours (not published)");
    await waitFor(() => expect(step()?.config.flow).toBe("hours"));
    act(() => store.getState().undo());
    expect(step()).toMatchObject({ name: "Use a flow", config: {} });
  });

  it("does not offer the flow itself", async () => {
    await inspect({});
    await userEvent.click(screen.getByLabelText(/^Flow/, { selector: "input" }));
    await screen.findByText("Hours (not published)");
    expect(screen.queryByText(/Main number/)).toBeNull();
  });

  it("pins a version with the ways out that it had", async () => {
    const { step } = await inspect({ flow: "hours", ways: [OPEN] });
    await screen.findByText("Version 1 · First");
    await userEvent.selectOptions(screen.getByLabelText("Version"), "1");
    await waitFor(() => expect(step()?.config).toMatchObject({ version: 1, ways: [] }));
  });

  it("keeps what was chosen last, whichever answer comes last", async () => {
    let come: (part: unknown) => void = () => undefined;
    const late = new Promise((resolve) => (come = resolve));
    const answers = { "flows/2/part/?version=1": late };
    const { step } = await inspect({ flow: "hours", version: 2, ways: [] }, "Hours", answers);
    await screen.findByText("Version 1 · First");
    await userEvent.selectOptions(screen.getByLabelText("Version"), "1");
    await userEvent.selectOptions(screen.getByLabelText("Version"), "");
    await waitFor(() => expect(step()?.config).toMatchObject({ version: null }));
    await act(async () => {
      come({ ...PART, version: 1 });
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(step()?.config).toMatchObject({ version: null });
  });

  it("offers to take over ways out that are others now, with the wire of the same name", async () => {
    const { store } = await inspect({ flow: "hours", ways: [{ id: "old", label: "Open" }] });
    await userEvent.click(await screen.findByText("Take over its ways out"));
    expect(store.getState().document.edges).toEqual([{ source: "p", port: "way:n9", target: "b" }]);
    expect(screen.queryByText("Take over its ways out")).toBeNull();
  });

  it("shows a flow that is not here by its key", async () => {
    await inspect({ flow: "night" });
    expect(screen.getByLabelText(/^Flow/, { selector: "input" })).toHaveDisplayValue(
      "night (not here)",
    );
    expect(screen.queryByText(/^Open “/)).toBeNull();
  });
});

const LINE = drawing("a > b > c");
const line = { ...LINE, nodes: [node("a", { type: "incoming_call" }), node("b"), node("c")] };

/** The dialog asks what is selected when it opens. */
function Opener({ onClose }: { readonly onClose: () => void }) {
  const [open, setOpen] = useState(false);
  if (open) return <MakePartDialog onClose={onClose} />;
  return <button onClick={() => setOpen(true)}>begin</button>;
}

async function renderDialog(selected: string[], answers = {}) {
  const given = { "POST flows/": HOURS, "POST flows/2/publish/": { number: 1 }, ...answers };
  const onClose = vi.fn();
  const shown = { document: line, answers: given };
  const session = await renderInFlow(<Opener onClose={onClose} />, shown);
  act(() => session.store.getState().select(selected));
  await userEvent.click(screen.getByRole("button", { name: "begin" }));
  return { store: session.store, onClose };
}

describe("making a part", () => {
  it("draws the steps in a flow of its own and one step here, in one undo step", async () => {
    const { store } = await renderDialog(["b"]);
    await userEvent.type(screen.getByRole("textbox"), "Hours{Enter}");
    await screen.findByText("“Hours” is a flow of its own");
    const types = () => store.getState().document.nodes.map(({ type }) => type);
    expect(types()).toEqual(["incoming_call", "part", "play"]);
    act(() => store.getState().undo());
    expect(types()).toEqual(["incoming_call", "play", "play"]);
  });

  it("publishes the part where one may", async () => {
    const { onClose } = await renderDialog(["b"]);
    await userEvent.type(screen.getByRole("textbox"), "Hours{Enter}");
    await userEvent.click(await screen.findByText("Publish the part"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent()).toContainEqual({
      path: "flows/2/publish/",
      method: "POST",
      body: { revision: 1, note: "" },
    });
  });

  it("leaves the drawing alone when the name is taken", async () => {
    const sentence = "There is already a flow called “Hours”: choose another name.";
    const { store } = await renderDialog(["b"], {
      "POST flows/": refused(400, { detail: sentence }),
    });
    await userEvent.type(screen.getByRole("textbox"), "Hours{Enter}");
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(store.getState().history.past).toEqual([]);
  });

  it("leaves the drawing alone when its steps were changed while the flow was made", async () => {
    const { store } = await renderDialog(["b"]);
    act(() => store.getState().edit(renameNode("b", "A colleague's")));
    const before = store.getState().document;
    await userEvent.type(screen.getByRole("textbox"), "Hours{Enter}");
    expect(await screen.findByText(/^These steps were changed in the meantime/)).toBeVisible();
    expect(store.getState().document).toBe(before);
  });

  it("says in one sentence why some steps are no part", async () => {
    await renderDialog(["a", "b"]);
    expect(screen.getByText("Calls begin at “a”: leave that step out.")).toBeInTheDocument();
  });
});

it("says before publishing who follows, and who cannot and why", async () => {
  const issue = anIssue({ text: "“Hours” has a new way out." });
  const followers = [
    { flow: { id: 5, name: "Evening" }, version: 4, issues: [] },
    { flow: { id: 6, name: "Night" }, version: null, issues: [issue] },
  ];
  const answers = { "flows/1/followers/": followers };
  await renderInFlow(<Followers />, { document: line, answers });
  const told = await screen.findByRole("region", { name: "Flows that follow this one" });
  expect(told).toHaveTextContent("1 flow follows this one and gets it too: Evening.");
  expect(told).toHaveTextContent(
    "Night follows this one too, but stays as it is: “Hours” has a new way out.",
  );
});
