import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { OneSheet, OneSwitch } from "../api/panel";
import type { Right } from "../api/types";
import { renderPart } from "../testing/pages";
import { refused, sent } from "../testing/server";
import { PanelPage } from "./PanelPage";
import { SheetPage } from "./SheetPage";

const PATIENT = { timeout: 4000 };
const AT = "2026-11-30T09:00:00Z";
const THING = { owner: "Ops", revision: 3, saved_at: AT, saved_by: "dora", lines: [] };
const ON_DUTY = { on: true, until: null };
const MODE: OneSwitch = {
  ...THING,
  key: "mode",
  name: "Mode",
  positions: ["Normal", "Storm"],
  default: "Normal",
  position: "Normal",
  hand: null,
  afar: { people: ["anna"], by_sms: "no" },
};
const STORM = {
  ...THING,
  key: "storm",
  name: "Storm warning",
  prompt: "menu",
  state: "in_force",
  since: null,
  until: null,
  reason: "Wind",
};
const BLOCKED: OneSheet = {
  ...THING,
  key: "blocked",
  name: "Blocked",
  size: 1,
  columns: [],
  definition: { entries: [{ number: "+46701234567", note: "Rude" }] },
};
const answers = {
  "switches/": [MODE],
  "switches/mode/": MODE,
  "announcements/": [STORM],
  "tables/": [],
  "caller-lists/": [BLOCKED],
  "caller-lists/blocked/": BLOCKED,
  "prompts/": [],
  "hours/": [],
  "people/": [],
};
const ALL: readonly Right[] = [
  ...(["operate", "see_panel", "keep_panel", "override"] as const),
  ...(["flip", "announce", "edit_table", "edit_callers"] as const),
];

const asked = (method: string, path: string) =>
  sent().filter((one) => one.method === method && one.path === path);

describe("the panel", () => {
  it("flips a switch, with until when and why", async () => {
    const answer = { "PUT switches/mode/flip/": { ...MODE, position: "Storm" } };
    await renderPart(<PanelPage />, { rights: ALL, answers: { ...answers, ...answer } });
    const card = await screen.findByRole("listitem", { name: "Mode" }, PATIENT);
    expect(card).toHaveTextContent("Owner: Ops");
    await userEvent.click(within(card).getByRole("radio", { name: "Storm" }));
    await userEvent.type(within(card).getByLabelText("Reason"), "Wind");
    await userEvent.click(within(card).getByRole("button", { name: "Set to “Storm”" }));
    const [order] = asked("PUT", "switches/mode/flip/");
    expect(order?.body).toEqual({ position: "Storm", until: null, reason: "Wind" });
  });

  it("says who may flip a switch by phone and SMS", async () => {
    const person = { name: "Anna", has_pin: false, numbers: ["+46701234567"], teams: [] };
    const anna = { ...person, key: "anna", revision: 1, note: "", code: "", duty: ON_DUTY };
    const answer = { "people/": [anna], "PUT switches/mode/": MODE };
    await renderPart(<PanelPage />, { rights: ALL, answers: { ...answers, ...answer } });
    await userEvent.click(await screen.findByRole("button", { name: "More about Mode" }, PATIENT));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Edit" }, PATIENT));
    const dialog = await screen.findByRole("dialog", {}, PATIENT);
    expect(await within(dialog).findByText("Anna (no PIN)", {}, PATIENT)).toBeVisible();
    await userEvent.click(within(dialog).getByLabelText("Yes, with their PIN at the end"));
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    const [order] = asked("PUT", "switches/mode/");
    expect(order?.body).toMatchObject({ afar: { people: ["anna"], by_sms: "pin" } });
  });

  it("ends an announcement with one tap", async () => {
    const answer = { "PUT announcements/storm/announce/": { ...STORM, state: "off" } };
    await renderPart(<PanelPage />, { rights: ALL, answers: { ...answers, ...answer } });
    await userEvent.click(await screen.findByRole("button", { name: "End it now" }, PATIENT));
    const [order] = asked("PUT", "announcements/storm/announce/");
    expect(order?.body).toMatchObject({ on: false });
  });

  it("lets whoever may only look set nothing", async () => {
    await renderPart(<PanelPage />, { rights: ["review", "see_panel"], answers });
    expect(await screen.findByRole("radio", { name: /Storm/ }, PATIENT)).toBeDisabled();
    expect(screen.queryByRole("button", { name: "End it now" })).toBeNull();
    expect(screen.queryByRole("button", { name: "New switch" })).toBeNull();
  });
});

describe("a caller list", () => {
  it("is saved whole, based on what it was", async () => {
    const answer = { "PUT caller-lists/blocked/": { ...BLOCKED, revision: 4 } };
    const page = <SheetPage kind="caller_list" thingKey="blocked" />;
    await renderPart(page, { rights: ALL, answers: { ...answers, ...answer } });
    await userEvent.click(await screen.findByRole("button", { name: "Add row" }, PATIENT));
    await userEvent.type(screen.getByLabelText("Number, row 2"), "0701740605");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    const [order] = asked("PUT", "caller-lists/blocked/");
    expect(order?.body).toMatchObject({
      base_revision: 3,
      definition: {
        entries: [
          { number: "+46701234567", note: "Rude" },
          { number: "0701740605", note: "" },
        ],
      },
    });
  });

  it("marks the row that is wrong", async () => {
    const sentence = "“Anna” is no phone number.";
    const wrong = refused(400, { detail: `Row 1: ${sentence}`, "entries.0.number": [sentence] });
    const page = <SheetPage kind="caller_list" thingKey="blocked" />;
    const refusal = { ...answers, "PUT caller-lists/blocked/": wrong };
    await renderPart(page, { rights: ALL, answers: refusal });
    await userEvent.type(await screen.findByLabelText("Note, row 1", {}, PATIENT), "!");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(`Row 1: ${sentence}`, {}, PATIENT)).toBeInTheDocument();
    expect(screen.getByLabelText("Number, row 1")).toBeInvalid();
  });
});
