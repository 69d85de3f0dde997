import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { SavedTest, TestResult, TestRun } from "../graph/saved-tests";
import { drawing } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { refused, sent } from "../testing/server";
import { OpenedTest } from "./OpenedTest";
import { TestsPanel } from "./TestsPanel";

const SENTENCE = "At “a” key 1 led to “c”, not to “b”.";
const TEST: SavedTest = {
  id: 7,
  name: "Sales",
  definition: {
    at: "2026-05-04T09:00:00Z",
    people: [{ number: "+461" }],
    happens: [{ step: "a", does: "press", keys: "1" }],
    expects: [{ kind: "reaches", step: "b" }],
  },
  names: { gone: "Old desk" },
  revision: 3,
  changed_at: "2026-05-04T09:00:00Z",
  changed_by: "dora",
};
const FAILED: TestResult = {
  ...{ test: 7, name: "Sales", passed: false, sentences: [SENTENCE], remarks: [] },
  ...{
    node: "a",
    port: "next",
    visit: 1,
    seconds: 8,
    end: "end",
    path: [{ node: "a", port: "next" }],
  },
};
const RUN: TestRun = {
  results: [FAILED],
  coverage: {
    ...{ steps: 2, ways: 1, untested_steps: ["b"] },
    untested_ways: [{ node: "a", port: "next" }],
  },
  blocks: true,
};
const ANSWERS = { "GET flows/1/tests/": [TEST], "POST flows/1/tests/run/": RUN };

async function panel(given: { answers?: object; rights?: readonly ("design" | "review")[] } = {}) {
  const { answers = {}, rights = ["design"] } = given;
  const shown = (
    <>
      <TestsPanel onClose={vi.fn()} />
      <OpenedTest />
    </>
  );
  const rendered = { document: drawing("a > b"), rights, answers: { ...ANSWERS, ...answers } };
  const session = await renderInFlow(shown, rendered);
  await screen.findByText("Sales");
  return session;
}

describe("the list of saved tests", () => {
  it("says of a failing one where it went another way, and goes there", async () => {
    const { store } = await panel();
    expect(await screen.findByText(SENTENCE)).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Fails" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Go there" }));
    expect(store.getState().focus).toMatchObject({ node: "a", port: "next" });
  });

  it("shows a failing one in the phone, up to where it went another way", async () => {
    const { store } = await panel();
    await userEvent.click(await screen.findByRole("button", { name: "Show in the phone" }));
    expect(store.getState().shownTest).toEqual({
      ...{ name: "Sales", definition: TEST.definition, until: "a", visit: 1 },
      sentence: SENTENCE,
    });
  });

  it("says of all how they fare", async () => {
    await panel({
      answers: {
        "POST flows/1/tests/run/": {
          ...RUN,
          results: [{ ...FAILED, passed: true, sentences: [] }],
        },
      },
    });
    expect(await screen.findByText("1 test passes")).toBeInTheDocument();
  });

  it("says why they cannot be run", async () => {
    const refusal = refused(422, { detail: "This flow has 1 problem." });
    await panel({ answers: { "POST flows/1/tests/run/": refusal } });
    expect(await screen.findByRole("alert")).toHaveTextContent("This flow has 1 problem.");
    expect(screen.getByRole("img", { name: "Not run" })).toBeInTheDocument();
  });

  it("offers who may only look nothing that changes them", async () => {
    await panel({ rights: ["review"] });
    for (const name of ["New test", "Delete “Sales”", "Duplicate “Sales”"]) {
      expect(screen.queryByRole("button", { name })).toBeNull();
    }
    expect(screen.getByRole("button", { name: "Run all" })).toBeInTheDocument();
  });

  it("deletes one, which can be brought back", async () => {
    await panel({ answers: { "DELETE flows/1/tests/7/": null, "POST flows/1/tests/": TEST } });
    render(
      <MantineProvider env="test">
        <Notifications />
      </MantineProvider>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Delete “Sales”" }));
    await userEvent.click(await screen.findByRole("button", { name: "Bring it back" }));
    await waitFor(() => {
      const made = sent().find(({ method, path }) => method === "POST" && path.endsWith("tests/"));
      expect(made?.body).toEqual({ name: "Sales", definition: TEST.definition });
    });
  });
});

describe("what is untested", () => {
  it("is marked only as long as it is asked for", async () => {
    const { store } = await panel();
    const covering = screen.getByRole("switch", { name: "Show what is not tested" });
    await waitFor(() => expect(covering).toBeEnabled());
    await userEvent.click(covering);
    expect([...(store.getState().untested?.steps ?? [])]).toEqual(["b"]);
    expect([...(store.getState().untested?.ways ?? [])]).toEqual(["a next"]);
    await userEvent.click(covering);
    expect(store.getState().untested).toBeNull();
  });

  it("has a test made for it, which is opened and not saved", async () => {
    const proposal = { name: "b", definition: TEST.definition, remarks: ["Look at the keys."] };
    await panel({ answers: { "POST flows/1/tests/propose/": proposal } });
    await userEvent.click(screen.getByRole("switch", { name: "Show what is not tested" }));
    await userEvent.click(screen.getByRole("button", { name: "Make a test for b" }));
    const form = await screen.findByRole("dialog", { name: "New test" });
    expect(within(form).getByLabelText("Name")).toHaveValue("b");
    expect(within(form).getByText("Look at the keys.")).toBeInTheDocument();
    expect(sent().find(({ path }) => path.endsWith("propose/"))?.body).toEqual({
      step: "b",
      port: "",
    });
  });
});

describe("the form of a saved test", () => {
  it("keeps what it does not show and saves against what was seen", async () => {
    await panel({ answers: { "PUT flows/1/tests/7/": TEST } });
    await userEvent.click(screen.getByRole("button", { name: "Sales" }));
    const keys = await screen.findByLabelText("Keys, row 1");
    await userEvent.clear(keys);
    await userEvent.type(keys, "a2");
    await userEvent.click(screen.getByRole("button", { name: "Save the test" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent().find(({ method }) => method === "PUT")?.body).toMatchObject({
      base_revision: 3,
      definition: { people: [{ number: "+461" }], happens: [{ does: "press", keys: "2" }] },
    });
  });

  it("shows whoever is rung, and what was set by hand", async () => {
    const more = { switches: { mode: "Night" }, off_duty: ["anna"], seed: "7" };
    const test = { ...TEST, definition: { ...TEST.definition, ...more } };
    const things = [{ key: "mode", name: "Mode", positions: ["Day", "Night"] }];
    await panel({
      answers: {
        "GET flows/1/tests/": [test],
        "GET switches/": things,
        "GET announcements/": [],
        "GET people/": [{ key: "anna", name: "Anna" }],
      },
    });
    await userEvent.click(screen.getByRole("button", { name: "Sales" }));
    expect(await screen.findByLabelText("People who are rung, row 1")).toHaveDisplayValue("+461");
    const position = screen.getByLabelText("Switches in another position, row 1: position");
    await waitFor(() => expect(position).toHaveDisplayValue("Night"));
    expect(screen.getByLabelText("Off duty, row 1")).toHaveDisplayValue("Anna");
    expect(screen.getByLabelText("Chance")).toHaveDisplayValue("7");
  });

  it("calls a step that is gone by its name of then", async () => {
    const { store } = await panel();
    const expects = [{ kind: "reaches", step: "gone" }] as const;
    const opened = {
      ...TEST,
      definition: { ...TEST.definition, expects },
      remarks: [],
      saved: TEST,
    };
    act(() => store.getState().openTest(opened));
    expect(await screen.findByLabelText("Expected step, row 1")).toHaveDisplayValue(
      "Old desk (gone)",
    );
  });

  it("says what became of trying it", async () => {
    await panel({ answers: { "POST flows/1/tests/try/": { ...FAILED, test: null } } });
    await userEvent.click(screen.getByRole("button", { name: "Sales" }));
    await userEvent.click(await screen.findByRole("button", { name: "Try it" }));
    const form = screen.getByRole("dialog");
    expect(await within(form).findByText(SENTENCE)).toBeInTheDocument();
    expect(within(form).getByText("a · 8 s")).toBeInTheDocument();
  });
});
