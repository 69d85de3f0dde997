import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Prompt, Right } from "../api/types";
import { renderPart } from "../testing/pages";
import { refused, sent } from "../testing/server";
import type { Answers } from "../testing/server";
import { PromptsPage } from "./PromptsPage";

const SUMMER: Prompt = {
  key: "summer",
  name: "Summer",
  script: "We are closed.",
  language: "en",
  seconds: 2,
  sha256: "0",
  url: "/api/prompts/summer/audio/",
};

async function open(answers: Answers = {}, rights: readonly Right[] = ["design"]): Promise<void> {
  await renderPart(<PromptsPage />, { rights, answers: { "prompts/": [SUMMER], ...answers } });
  await userEvent.click(await screen.findByRole("button", { name: "More for Summer" }));
}

async function choose(item: string): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
  return screen.findByRole("dialog");
}

describe("a message of the list", () => {
  it("gets another name and script", async () => {
    await open({ "PATCH prompts/summer/": SUMMER });
    const dialog = within(await choose("Name and script"));
    await userEvent.type(dialog.getByLabelText("Name"), " 2026 ");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    const body = { name: "Summer 2026", script: "We are closed." };
    expect(sent()).toContainEqual({ path: "prompts/summer/", method: "PATCH", body });
  });

  it("says why it cannot have the name of another", async () => {
    const detail = "There is already a message called “Summer”: choose another name.";
    await open({ "PATCH prompts/summer/": refused(400, { detail }) });
    const dialog = within(await choose("Name and script"));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent(detail);
  });

  it("says why it cannot be deleted", async () => {
    const detail = "“Summer” is used in “Desk”: choose another message there first.";
    await open({ "DELETE prompts/summer/": refused(409, { detail }) });
    const dialog = within(await choose("Delete"));
    await userEvent.click(dialog.getByRole("button", { name: "Delete" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent(detail);
  });

  it("can only be looked at by who may not design", async () => {
    await open({}, ["review"]);
    const items = await screen.findAllByRole("menuitem");
    expect(items.map(({ textContent }) => textContent)).toEqual(["Where is this used?"]);
  });
});
