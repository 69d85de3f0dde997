import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { FullPerson, Team } from "../api/people";
import { renderPart } from "../testing/pages";
import { answerWith, refused, sent } from "../testing/server";
import { PeoplePage } from "./PeoplePage";

const ANNA: FullPerson = {
  key: "anna",
  name: "Anna",
  revision: 3,
  numbers: ["+46701111111", "+46812345678"],
  note: "",
  code: "11",
  has_pin: true,
  teams: ["Sales"],
  duty: { on: true, until: null },
  lines: [
    {
      at: "2026-11-30T09:00:00Z",
      on: true,
      until: null,
      how: "sms",
      by: null,
      number: "+46701111111",
    },
  ],
};
const BO: FullPerson = { ...ANNA, key: "bo", name: "Bo", numbers: ["+46702222222"], lines: [] };
const SALES: Team = {
  key: "sales",
  name: "Sales",
  revision: 2,
  members: [
    { key: "anna", name: "Anna" },
    { key: "bo", name: "Bo" },
  ],
  on_duty: 1,
};
const answers = {
  "people/": [ANNA, BO],
  "people/anna/": ANNA,
  "people/anna/duty/": ANNA,
  "people/bo/": BO,
  "teams/": [SALES],
  "teams/sales/": SALES,
};

const show = (rights: readonly ("design" | "operate" | "review")[], more = {}) =>
  renderPart(<PeoplePage />, { rights, answers: { ...answers, ...more } });

const last = (method: string, path: string) =>
  sent()
    .filter((one) => one.method === method && one.path === path)
    .at(-1)?.body;

describe("the page of people", () => {
  it("takes somebody off duty with one touch", async () => {
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("switch", { name: "Anna is on duty" }));
    await waitFor(() =>
      expect(last("PUT", "people/anna/duty/")).toEqual({ on: false, until: null }),
    );
  });

  it("sets duty until a moment, and tells who changed it before", async () => {
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("button", { name: "Anna: Until …" }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/\+46 70 111 11 11 by SMS/)).toBeInTheDocument();
    await userEvent.type(within(dialog).getByLabelText("Until"), "2026-12-24T12:00");
    await userEvent.click(within(dialog).getByRole("button", { name: "Set" }));
    const until = new Date("2026-12-24T12:00").toISOString();
    await waitFor(() => expect(last("PUT", "people/anna/duty/")).toEqual({ on: true, until }));
  });

  it("makes another number the main one, and keeps the PIN that is there", async () => {
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("button", { name: "Edit: Anna" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: /Make it the main number/ }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(last("PUT", "people/anna/")).toEqual({
        name: "Anna",
        numbers: ["+46812345678", "+46701111111"],
        note: "",
        code: "11",
        pin: null,
        base_revision: 3,
      }),
    );
  });

  it("takes a PIN away", async () => {
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("button", { name: "Edit: Anna" }));
    await userEvent.click(await screen.findByLabelText("Remove the PIN"));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(last("PUT", "people/anna/")).toMatchObject({ pin: "" }));
  });

  it("says at its field what is wrong with a number", async () => {
    const sentence = "“12” is too short: look for a missing digit.";
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("button", { name: "New person" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("Name"), "Cia");
    await userEvent.type(within(dialog).getByLabelText("Main number"), "12");
    answerWith({
      ...answers,
      "people/": refused(400, { detail: sentence, "numbers.0": [sentence] }),
    });
    await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));
    expect(await within(dialog).findByText(sentence)).toBeInTheDocument();
  });

  it("rings a member earlier", async () => {
    await show(["operate"]);
    await userEvent.click(await screen.findByRole("button", { name: "Edit: Sales" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Bo: ring earlier" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(last("PUT", "teams/sales/")).toEqual({
        name: "Sales",
        members: ["bo", "anna"],
        base_revision: 2,
      }),
    );
  });

  it("lets those who may only look change nothing", async () => {
    await show(["review"]);
    expect(await screen.findByRole("switch", { name: "Anna is on duty" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: /^(Edit|New)/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /^Delete/ })).toBeNull();
  });

  it("says how to begin where nobody is", async () => {
    await show(["operate"], { "people/": [], "teams/": [] });
    expect(await screen.findByText("Nobody here yet")).toBeInTheDocument();
  });
});
