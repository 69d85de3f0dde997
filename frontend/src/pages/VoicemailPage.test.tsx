import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Right } from "../api/types";
import type { Voicemail } from "../api/voicemail";
import { renderPart } from "../testing/pages";
import { sent } from "../testing/server";
import { VoicemailPage } from "./VoicemailPage";

const MESSAGE: Voicemail = {
  id: 5,
  box: "office",
  call: 7,
  callid: "c1",
  caller: "+46701234567",
  called: "+46766861004",
  left_at: "2026-11-30T09:00:00Z",
  seconds: 34.2,
  state: "stored",
  url: "/api/voicemail/messages/5/audio/",
  heard_at: null,
  heard_by: null,
  note: "",
  told: [],
};
const BOXES = [{ key: "office", name: "Office", messages: 1, unheard: 1 }];
const ALL: readonly Right[] = [
  ...(["voicemail", "keep_voicemail", "play_voicemail"] as const),
  ...(["delete_voicemail", "keep_boxes", "review"] as const),
];

const show = (message: Partial<Voicemail> = {}, rights = ALL) =>
  renderPart(<VoicemailPage shown={null} />, {
    rights,
    answers: {
      "voicemail/boxes/": BOXES,
      "voicemail/messages/": { results: [{ ...MESSAGE, ...message }], more: false },
      "voicemail/messages/5/": MESSAGE,
      "voicemail/messages/5/tell-again/": MESSAGE,
    },
  });

const changes = () => sent().filter(({ method }) => method !== "GET");

describe("the page of voicemail", () => {
  it("tells who left a message, how long it is and what is unheard", async () => {
    await show();
    expect(await screen.findByText("+46 70 123 45 67")).toBeInTheDocument();
    expect(screen.getByText("34 s")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /Office/ })).toHaveTextContent("1");
  });

  it("marks a message as heard when it is listened to", async () => {
    await show();
    fireEvent.play(await screen.findByLabelText("Message from +46 70 123 45 67"));
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]?.body).toEqual({ heard: true });
  });

  it("lets somebody who may not keep messages listen without marking them", async () => {
    await show({}, ["voicemail", "play_voicemail"]);
    fireEvent.play(await screen.findByLabelText("Message from +46 70 123 45 67"));
    expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
    expect(changes()).toHaveLength(0);
  });

  it("keeps a note", async () => {
    await show();
    await userEvent.click(await screen.findByRole("button", { name: "Note" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Note" }), "Call back");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(changes()[0]?.body).toEqual({ note: "Call back" }));
  });

  it("says what could not be sent, and sends it again", async () => {
    const failed = { kind: "email", to: "anna@example.com", state: "failed" } as const;
    const why = "The mail server cannot be reached.";
    await show({ told: [{ ...failed, why, attempts: 3, at: MESSAGE.left_at }] });
    expect(await screen.findByText("Could not be sent")).toBeInTheDocument();
    expect(screen.getByText(why)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    await waitFor(() => expect(changes()[0]?.path).toBe("voicemail/messages/5/tell-again/"));
  });

  it("asks before a message is deleted", async () => {
    await show();
    await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(changes()).toHaveLength(0);
    expect(await screen.findByText(/The recording stays with its call/)).toBeInTheDocument();
  });
});
