import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Prompt, Right, Take } from "../api/types";
import { renderPart } from "../testing/pages";
import { refused, sent } from "../testing/server";
import type { Answers } from "../testing/server";
import { PromptsPage } from "./PromptsPage";

const TAKE: Take = {
  ...{ id: 7, language: "en", how: "browser", voice: "", text: "We are closed." },
  ...{ state: "ready", progress: 1, error: "", sha256: "0", seconds: 2, loudness: -20 },
  ...{ created_at: "2026-05-03T12:00:00Z", created_by: "dora", url: "/api/takes/7/audio/" },
};
const SUMMER: Prompt = {
  ...{ key: "summer", name: "Summer", folder: "", script: "We are closed.", language: "en" },
  ...{ seconds: 2, sha256: "0", url: "/api/prompts/summer/audio/", stale: false, making: false },
  scripts: [{ language: "en", text: "We are closed.", take: TAKE, stale: false }],
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
  it("gets another name and folder", async () => {
    await open({ "PATCH prompts/summer/": SUMMER });
    const dialog = within(await choose("Name and folder"));
    await userEvent.type(dialog.getByLabelText("Name"), " 2026 ");
    await userEvent.type(dialog.getByLabelText("Folder", { selector: "input" }), "Holidays");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    const body = { name: "Summer 2026", folder: "Holidays" };
    expect(sent()).toContainEqual({ path: "prompts/summer/", method: "PATCH", body });
  });

  it("says why it cannot have the name of another", async () => {
    const detail = "There is already a message called “Summer”: choose another name.";
    await open({ "PATCH prompts/summer/": refused(400, { detail }) });
    const dialog = within(await choose("Name and folder"));
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
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "Where is this used?",
      "Words and recordings",
    ]);
  });
});

const SILENT: Take = { ...TAKE, id: 8, how: "upload", state: "refused", url: "", sha256: "" };

async function takes(listed: readonly Take[], answers: Answers = {}): Promise<HTMLElement> {
  await open({ "prompts/summer/takes/": listed, "voices/": VOICES, ...answers });
  return choose("Words and recordings");
}
const VOICES = [{ engine: "espeak-ng", languages: ["en", "sv"] }];

describe("the takes of a message", () => {
  it("tell how they were made and which one callers hear", async () => {
    const dialog = within(await takes([TAKE]));
    expect(await dialog.findByText(/Recorded here/)).toBeInTheDocument();
    expect(dialog.getByText("Callers hear this")).toBeInTheDocument();
  });

  it("say why one was refused", async () => {
    const error = "The file holds no sound.";
    const dialog = within(await takes([{ ...SILENT, error }]));
    expect(await dialog.findByRole("alert")).toHaveTextContent(error);
  });

  it("show how far one is", async () => {
    const dialog = within(await takes([{ ...SILENT, state: "waiting", progress: 0.4 }]));
    expect(await dialog.findByLabelText("Being made")).toHaveAttribute("aria-valuenow", "40");
  });

  it("are read aloud by a draft voice", async () => {
    const answers = { "POST prompts/summer/draft/": { ...TAKE, id: 9, state: "waiting" } };
    const dialog = within(await takes([TAKE], answers));
    await userEvent.click(await dialog.findByRole("button", { name: "Have it read" }));
    const asked = { path: "prompts/summer/draft/", method: "POST", body: { language: "en" } };
    expect(sent()).toContainEqual(asked);
  });

  it("are chosen anew", async () => {
    const answers = { "POST takes/9/use/": { ...TAKE, id: 9 } };
    const dialog = within(await takes([TAKE, { ...TAKE, id: 9 }], answers));
    await userEvent.click(await dialog.findByRole("button", { name: "Use this one" }));
    expect(sent().map(({ path }) => path)).toContain("takes/9/use/");
  });
});
