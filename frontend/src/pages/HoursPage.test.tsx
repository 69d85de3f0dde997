import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Hours, HoursRow } from "../api/hours";
import { newDefinition } from "../hours/draft";
import { renderPart } from "../testing/pages";
import { answerWith, refused, sent } from "../testing/server";
import { HoursPage } from "./HoursPage";
import { OneHoursPage } from "./OneHoursPage";

/** The page is large, and the machine may be busy. */
const PATIENT = { timeout: 4000 };
const AT = "2026-11-30T09:00:00Z";
const ROW: HoursRow = {
  key: "office",
  name: "The office",
  revision: 3,
  zone: "Europe/Stockholm",
  exceptions: [],
  override: { kind: "follow", until: null, reason: "" },
  now: {
    at: AT,
    wall: "",
    verdict: { way: "open", because: "weekly", name: "" },
    until: null,
    then: null,
  },
  saved_at: AT,
  saved_by: "dora",
};
const HOURS: Hours = { ...ROW, definition: newDefinition("Europe/Stockholm"), lines: [] };
const CHOICES = {
  zone: "Europe/Stockholm",
  zones: ["Europe/Stockholm"],
  countries: [{ code: "SE", eves: true }],
};
const VERDICT = { way: "holiday", because: "holiday", name: "Christmas Eve" };
const PICTURE = {
  zone: "Europe/Stockholm",
  days: [{ date: "2026-12-24", clock: "", pieces: [{ start: 0, end: 1440, verdict: VERDICT }] }],
  told: HOURS.now,
};
const answers = {
  "hours/": [ROW],
  "hours/office/": HOURS,
  "hours/choices/": CHOICES,
  "hours/preview/": PICTURE,
};

const show = (rights: readonly ("design" | "operate" | "review")[], more = {}) =>
  renderPart(<OneHoursPage hoursKey="office" />, { rights, answers: { ...answers, ...more } });

const asked = (method: string, path: string) =>
  sent().filter((one) => one.method === method && one.path === path);

describe("the page of opening hours", () => {
  it("lists them with what they say now", async () => {
    await renderPart(<HoursPage />, { rights: ["review"], answers });
    const row = (await screen.findByText("The office")).closest("tr");
    expect(row).toHaveTextContent("Open. Nothing changes within a year.");
    expect(screen.queryByRole("button", { name: "New opening hours" })).toBeNull();
  });

  it("tells whoever has none what they are for", async () => {
    const empty = { ...answers, "hours/": [] };
    await renderPart(<HoursPage />, { rights: ["design"], answers: empty });
    expect(await screen.findByText("No opening hours yet")).toBeInTheDocument();
  });

  it("reads every day of the picture out", async () => {
    await show(["review"]);
    const table = await screen.findByRole("table", {}, PATIENT);
    const words = "Thursday 24 December: Holiday: Christmas Eve all day";
    expect(within(table).getByText(words)).toBeInTheDocument();
  });

  it("saves what was typed, based on what it was", async () => {
    await show(["design"], { "PUT hours/office/": { ...HOURS, revision: 4 } });
    const field = await screen.findByRole("textbox", { name: "Monday: until, 1" }, PATIENT);
    await userEvent.clear(field);
    await userEvent.type(field, "1630{Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    const [save] = asked("PUT", "hours/office/");
    expect(save?.body).toMatchObject({
      base_revision: 3,
      definition: { weekly: [[{ start: "08:00", end: "16:30" }], {}, {}, {}, {}, {}, {}] },
    });
  });

  it("shows at the day what cannot be", async () => {
    const sentence = "17:00–08:00 ends before it begins.";
    const wrong = refused(400, { detail: sentence, "weekly.0.0": [sentence] });
    await show(["design"], { "hours/preview/": wrong });
    expect(await screen.findByText(sentence, {}, PATIENT)).toBeInTheDocument();
    const waits = "The picture waits until what is marked has been mended.";
    expect(screen.getByText(waits)).toBeInTheDocument();
  });

  it("lets somebody who looks after calls close by hand", async () => {
    await show(["operate"], { "PUT hours/office/override/": HOURS });
    const byHand = await screen.findByRole("radiogroup", { name: "By hand" }, PATIENT);
    await userEvent.click(within(byHand).getByText("Closed"));
    await userEvent.type(screen.getByLabelText("Reason"), "Snow");
    await userEvent.click(screen.getByRole("button", { name: "Close now" }));
    const [order] = asked("PUT", "hours/office/override/");
    expect(order?.body).toEqual({ kind: "closed", until: null, reason: "Snow" });
  });

  it("offers what another one saved", async () => {
    const stale = refused(409, { detail: "Saved elsewhere.", revision: 4 });
    await show(["design"], { "PUT hours/office/": stale });
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }, PATIENT), "!");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved elsewhere.", {}, PATIENT)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Load what was saved" })).toBeInTheDocument();
  });

  it("saves against what the draft began from, whatever another one has saved since", async () => {
    await show(["design"]);
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }, PATIENT), "!");
    answerWith({
      ...answers,
      "hours/office/": { ...HOURS, name: "The shop", revision: 4 },
      "PUT hours/office/override/": HOURS,
      "PUT hours/office/": refused(409, { detail: "Saved elsewhere.", revision: 4 }),
    });
    const byHand = screen.getByRole("radiogroup", { name: "By hand" });
    await userEvent.click(within(byHand).getByText("Closed"));
    await userEvent.click(screen.getByRole("button", { name: "Close now" }));
    await screen.findByRole("heading", { name: "The shop" }, PATIENT);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved elsewhere.", {}, PATIENT)).toBeInTheDocument();
    expect(asked("PUT", "hours/office/")[0]?.body).toMatchObject({ base_revision: 3 });
  });

  it("asks before a link leads away from unsaved hours", async () => {
    const confirm = vi.spyOn(window, "confirm").mockReturnValue(false);
    await show(["design"]);
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }, PATIENT), "!");
    const before = window.location.pathname;
    await userEvent.click(screen.getByRole("link", { name: "All opening hours" }));
    expect(confirm).toHaveBeenCalledOnce();
    expect(window.location.pathname).toBe(before);
  });

  it("lets a reader change nothing", async () => {
    await show(["review"]);
    expect(await screen.findByRole("textbox", { name: "Monday: from, 1" }, PATIENT)).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });
});
