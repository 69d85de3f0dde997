import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FLOW } from "../testing/editing";
import { aNumber, aRental, renderPart } from "../testing/pages";
import { refused, sent } from "../testing/server";
import { NumbersPage } from "./NumbersPage";

const elsewhere = aRental({ state: "elsewhere", holds: "https://pbx.example/…" });

async function choose(item: string): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name: /^More for/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
}

describe("the page of numbers", () => {
  it("tells what the fetched list has changed", async () => {
    const synced = { known: 3, added: ["+46766861004"], gone: [] };
    await renderPart(<NumbersPage />, { answers: { "numbers/sync/": synced } });
    await userEvent.click(await screen.findByRole("button", { name: /^Fetch/ }));
    expect(await screen.findByText("New here: +46 76 686 10 04.")).toBeInTheDocument();
  });

  it("leads to the account where there is none to ask with", async () => {
    const answers = { "numbers/sync/": refused(424, { detail: "There is no account." }) };
    await renderPart(<NumbersPage />, { answers });
    await userEvent.click(await screen.findByRole("button", { name: /^Fetch/ }));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("There is no account.");
    expect(within(alert).getByRole("link", { name: "Carrier account" })).toBeInTheDocument();
  });

  it("names the flow that answers a number, also where no step speaks of it", async () => {
    const answers = {
      "numbers/": [aNumber({ flow: { id: 1, name: "Main number" } })],
      "numbers/9/uses/": [],
    };
    await renderPart(<NumbersPage />, { answers });
    await choose("Where is this used?");
    const told = await screen.findByRole("dialog");
    expect(await within(told).findByText("No step speaks of it.")).toBeInTheDocument();
    expect(within(told).getByRole("link", { name: "Main number" })).toBeInTheDocument();
  });

  it("says from whom a number is taken before it is taken", async () => {
    const answers = { "numbers/": [aNumber({ carrier: elsewhere })] };
    await renderPart(<NumbersPage />, { answers });
    await choose("Set the start address at the carrier");
    const question = await screen.findByRole("dialog");
    expect(question).toHaveTextContent("The carrier sends its calls to pbx.example.");
    expect(sent().map(({ path }) => path)).not.toContain("numbers/9/set-start/");
    await userEvent.click(within(question).getByRole("button", { name: "Set it" }));
    expect(sent().map(({ path }) => path)).toContain("numbers/9/set-start/");
  });

  it("shows a refusal at the field it is about", async () => {
    const sentence = "This is not a phone number.";
    const refusal = refused(400, { detail: sentence, number: [sentence] });
    const answers = { "numbers/": [aNumber()], "POST numbers/": refusal, "flows/": [FLOW] };
    await renderPart(<NumbersPage />, { answers });
    await userEvent.click(await screen.findByRole("button", { name: "Add a number" }));
    await userEvent.type(await screen.findByLabelText("Number"), "hello");
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(screen.getByLabelText("Number")).toHaveAccessibleDescription(sentence);
  });

  it("says that the carrier does not hold the document yet", async () => {
    const begun = { began_at: "2026-01-02T03:04:05Z", began_by: "oskar" };
    const number = aNumber({ carrier: aRental({ state: "waiting" }), maintenance: begun });
    const standing = { maintenance: begun, lost: [], size: 9, levels: 1 };
    const answers = { "numbers/": [number], "numbers/9/maintenance/": standing };
    await renderPart(<NumbersPage />, { answers });
    await choose("Maintenance mode…");
    expect(await screen.findByText(/does not hold it yet/)).toBeInTheDocument();
  });

  it("lists what callers miss before maintenance begins", async () => {
    const maintenance = { maintenance: null, lost: ["Nothing is recorded."], size: 9, levels: 1 };
    const answers = { "numbers/": [aNumber()], "numbers/9/maintenance/": maintenance };
    await renderPart(<NumbersPage />, { answers });
    await choose("Maintenance mode…");
    expect(await screen.findByText("Nothing is recorded.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Begin" }));
    expect(sent()).toContainEqual({ path: "numbers/9/maintenance/", method: "POST", body: null });
  });
});
