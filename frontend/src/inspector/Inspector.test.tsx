import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { isShown } from "../catalogue/shown";
import type { Config, Field } from "../catalogue/types";
import { EMPTY_DOCUMENT } from "../graph/document";
import * as commands from "../store/commands";
import { goldenCatalogue } from "../testing/golden";
import { node } from "../testing/drawings";
import { anIssue, renderInFlow } from "../testing/editing";
import { Inspector } from "./Inspector";
import { paintAtOnce } from "../testing/painting";

beforeAll(paintAtOnce);

const MENU: Config = { prompt: null, choices: [{ key: "1", label: "Sales" }], timeout: 5 };

async function inspect(type: string, config: Config, given = {}) {
  const document = { ...EMPTY_DOCUMENT, nodes: [node("n1", { type, config }), node("n2")] };
  const session = await renderInFlow(<Inspector />, { document, ...given });
  act(() => session.store.getState().select(["n1"]));
  const config1 = () => session.store.getState().document.nodes[0]?.config;
  return { session, config: config1, user: userEvent.setup() };
}

describe("the inspector", () => {
  it.each(goldenCatalogue().types.map((type) => [type.type, type] as const))(
    "shows every field of %s",
    async (name, type) => {
      await inspect(name, {});
      const shown = (field: Field) => field.hidden !== true && isShown(field, type.fields, {});
      for (const field of type.fields.filter(shown)) {
        const label = new RegExp(`^${field.label}`);
        const found = [...screen.queryAllByLabelText(label), ...screen.queryAllByText(label)];
        expect(found, field.name).not.toEqual([]);
      }
    },
  );

  it("shows what the server found at the field it found it in", async () => {
    const issue = anIssue({ node: "n1", field: "choices.0.label", text: "Fill in “Label”." });
    await inspect("menu", MENU, { issues: [issue] });
    const field = screen.getByDisplayValue("Sales");
    expect(field).toHaveAccessibleDescription("Fill in “Label”.");
  });

  it("shows a hint at its field as a note, and leaves the field right", async () => {
    const issue = anIssue({ node: "n1", field: "timeout", severity: "hint", text: "Wait longer." });
    await inspect("menu", MENU, { issues: [issue] });
    expect(screen.getByRole("note")).toHaveTextContent("Wait longer.");
    expect(screen.getByRole("textbox", { name: "Wait for a key" })).not.toBeInvalid();
  });

  it.each([
    ["a field of a list", { field: "choices.0.label" }, () => screen.getByDisplayValue("Sales")],
    [
      "a way out",
      { port: "no_input" },
      () => screen.getByRole("combobox", { name: "“No input” leads to" }),
    ],
  ])("puts the cursor into %s that somebody goes to", async (_, spot, place) => {
    const { session } = await inspect("menu", MENU);
    act(() => session.store.getState().goTo("n1", spot));
    expect(place()).toHaveFocus();
  });

  it("writes letters typed into one field as one undo step", async () => {
    const { session, config, user } = await inspect("menu", MENU);
    await user.type(screen.getByDisplayValue("Sales"), " team");
    expect(config()?.choices).toEqual([{ key: "1", label: "Sales team" }]);
    act(() => session.store.getState().undo());
    expect(config()).toEqual(MENU);
  });

  it("adds a key that is still free, and takes one away", async () => {
    const { config, user } = await inspect("menu", MENU);
    await user.click(screen.getByRole("button", { name: "Add: Keys" }));
    expect(config()?.choices).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Remove item 1" }));
    expect(config()?.choices).not.toContainEqual({ key: "1", label: "Sales" });
  });

  it("leads a way out to a step without drawing", async () => {
    const { session, user } = await inspect("play", {});
    await user.click(screen.getByRole("combobox", { name: "“Then” leads to" }));
    await user.click(await screen.findByRole("option", { name: "n2", hidden: true }));
    expect(session.store.getState().document.edges).toEqual([
      { source: "n1", port: "done", target: "n2" },
    ]);
  });

  it("reads a telephone number as people do and keeps it as the carrier takes it", async () => {
    const targets = [{ number: "+46701740605", name: "Anna" }];
    const { config, user } = await inspect("connect", { targets });
    const field = screen.getByDisplayValue("+46 70 174 06 05");
    await user.clear(field);
    await user.type(field, "08-641 00 00");
    await user.tab();
    expect(config()?.targets).toEqual([{ number: "+4686410000", name: "Anna" }]);
    expect(field).toHaveDisplayValue("+46 8 641 00 00");
  });

  it("says of a wire where it comes from and where it leads", async () => {
    const { session, user } = await inspect("play", {});
    act(() => commands.leadTo(session.store, { source: "n1", port: "done" }, "n2"));
    act(() => session.store.getState().select([], ["n1 done"]));
    expect(screen.getByText("From “n1”, way out “Then”, to “n2”.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Delete wire" }));
    expect(session.store.getState().document.edges).toEqual([]);
  });

  it("lets a reader look and change nothing", async () => {
    await inspect("menu", MENU, { rights: ["review"] });
    expect(screen.getByDisplayValue("Sales")).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Add: Keys" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Delete step" })).toBeNull();
  });
});
