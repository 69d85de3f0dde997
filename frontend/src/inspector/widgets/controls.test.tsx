import { act, createEvent, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import type { Config } from "../../catalogue/types";
import { EMPTY_DOCUMENT } from "../../graph/document";
import { node } from "../../testing/drawings";
import { renderInFlow } from "../../testing/editing";
import { Inspector } from "../Inspector";
import { paintAtOnce } from "../../testing/painting";

beforeAll(paintAtOnce);

const KEYS = ["1", "2", "3"].map((key) => ({ key, label: `Key ${key}` }));
const SUMMER = {
  key: "summer",
  name: "Summer",
  script: "We are closed.",
  language: "en",
  seconds: 3,
  sha256: "",
  url: "/a.wav",
};

async function inspect(type: string, config: Config) {
  const document = { ...EMPTY_DOCUMENT, nodes: [node("n1", { type, config })] };
  const answers = { "prompts/": [SUMMER], "prompts/summer/uses/": [] };
  const { store } = await renderInFlow(<Inspector />, { document, answers });
  act(() => store.getState().select(["n1"]));
  const kept = (): Config => store.getState().document.nodes[0]?.config ?? {};
  return { kept, store, user: userEvent.setup() };
}

describe("one of a few", () => {
  it("shows what the step does while nothing is chosen", async () => {
    await inspect("send_sms", { message: "Hello" });
    expect(screen.getByRole("radio", { name: "The person on the line" })).toBeChecked();
  });
});

describe("on or off", () => {
  it("shows what the step does while nothing is chosen", async () => {
    const { kept, user } = await inspect("voicemail", { greeting: "summer" });
    const beep = screen.getByRole("switch", { name: "Beep before recording" });
    expect(beep).toBeChecked();
    await user.click(beep);
    expect(kept()["beep"]).toBe(false);
  });
});

describe("a length of time", () => {
  it("is read as people say it and kept in seconds", async () => {
    const { kept, user } = await inspect("record_message", { time_limit: 120 });
    const box = screen.getByRole("textbox", { name: "Longest message" });
    expect(box).toHaveDisplayValue("2 min");
    await user.clear(box);
    await user.type(box, "1:30");
    await user.tab();
    expect(kept()["time_limit"]).toBe(90);
    expect(box).toHaveDisplayValue("1 min 30 s");
  });

  it("is brought within its limits when it is left", async () => {
    const { kept, user } = await inspect("record_message", { time_limit: 120 });
    const box = screen.getByRole("textbox", { name: "Longest message" });
    await user.clear(box);
    await user.type(box, "2 h");
    await user.tab();
    expect(kept()["time_limit"]).toBe(600);
  });

  it("says how to write one while it cannot be read", async () => {
    const { user } = await inspect("record_message", { time_limit: 120 });
    const box = screen.getByRole("textbox", { name: "Longest message" });
    await user.clear(box);
    await user.type(box, "soon");
    expect(box).toHaveAccessibleDescription("Write a length like 25 s or 1 min 30 s.");
  });

  it("shows what holds while it is empty", async () => {
    await inspect("record_message", {});
    const box = screen.getByRole("textbox", { name: "Longest message" });
    expect(box).toHaveAttribute("placeholder", "2 min");
  });
});

describe("a choice", () => {
  it("of up to four is all in view", async () => {
    const { kept, user } = await inspect("hang_up", { reason: "end" });
    await user.click(screen.getByRole("radio", { name: "Busy tone" }));
    expect(kept()["reason"]).toBe("busy");
  });

  it("of more is a list", async () => {
    await inspect("compare", { rows: [{ id: "r1", label: "VIP", operator: "is" }] });
    expect(screen.getByRole("combobox", { name: "Comparison" })).toBeInTheDocument();
  });
});

describe("a list", () => {
  const labels = (config: Config): unknown[] =>
    (config["choices"] as Config[]).map((choice) => choice["label"]);

  it("is put in order with the arrow keys on a handle, which keeps the cursor", async () => {
    const { kept, user } = await inspect("menu", { choices: KEYS });
    const handles = screen.getAllByRole("button", { name: /press the up and down arrows/ });
    act(() => handles[0]?.focus());
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(labels(kept())).toEqual(["Key 2", "Key 3", "Key 1"]);
    expect(document.activeElement).toHaveAccessibleName(/^Move item 3/);
  });

  it("is put in order by dragging, as one undo step each", async () => {
    const { kept, store } = await inspect("menu", { choices: KEYS });
    const [first] = screen.getAllByRole("button", { name: /press the up and down arrows/ });
    const last = screen.getByRole("listitem", { name: "Item 3" });
    const start = createEvent.dragStart(first as HTMLElement);
    Object.assign(start, { dataTransfer: { setData: () => undefined } });
    fireEvent(first as HTMLElement, start);
    fireEvent.dragOver(last);
    fireEvent.drop(last);
    expect(labels(kept())).toEqual(["Key 2", "Key 3", "Key 1"]);
    act(() => store.getState().undo());
    expect(labels(kept())).toEqual(["Key 1", "Key 2", "Key 3"]);
  });
});

describe("a text with variables", () => {
  it("offers the variables of the flow at a brace and puts the chosen one in", async () => {
    const { kept, user } = await inspect("send_sms", { message: "", to: "person" });
    const box = screen.getByRole("textbox", { name: "Message" });
    await user.type(box, "From {{calle");
    await user.keyboard("{Enter}");
    expect(kept()["message"]).toMatch(/^From \{calle[rd]\}$/);
  });
});

describe("a phone number", () => {
  it("says as it is typed when it is a whole one", async () => {
    const { user } = await inspect("connect", { targets: [{ number: "", name: "" }] });
    const item = within(screen.getByRole("listitem", { name: "Item 1" }));
    await user.type(item.getByRole("textbox", { name: "Number" }), "070-123");
    expect(item.getByRole("img", { name: "Not a whole number yet" })).toBeInTheDocument();
    await user.type(item.getByRole("textbox", { name: "Number" }), " 45 67");
    const whole = "+46 70 123 45 67 is a whole number";
    expect(item.getByRole("img", { name: whole })).toBeInTheDocument();
  });
});

describe("a message", () => {
  it("shows its words, and where it is used when asked", async () => {
    const { user } = await inspect("play", { prompt: "summer" });
    expect(await screen.findByText("“We are closed.”")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Where is this used?" }));
    expect(await screen.findByText("No flow uses it.")).toBeInTheDocument();
  });
});

describe("a switch", () => {
  it("is switched", async () => {
    const { kept, user } = await inspect("record_message", { beep: true });
    await user.click(screen.getByRole("switch", { name: "Beep before recording" }));
    expect(kept()["beep"]).toBe(false);
  });
});

describe("a whole number", () => {
  it("is brought within its limits when it is left", async () => {
    const { kept, user } = await inspect("menu", { choices: KEYS, silence_tries: 3 });
    const box = screen.getByRole("textbox", { name: "Times to ask when nothing is pressed" });
    await user.clear(box);
    await user.type(box, "99");
    await user.tab();
    expect(kept()["silence_tries"]).toBe(10);
  });
});
