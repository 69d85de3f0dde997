import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEditorStore } from "../store/editor-store";
import { goldenCatalogue } from "../testing/golden";
import { Phone } from "./phone";
import { firstWish } from "./wish";

/** A line the test holds the other end of. */
class Line {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static newest: Line;
  binaryType = "";
  readonly readyState = Line.OPEN;
  readonly said: Record<string, unknown>[] = [];
  readonly bytes: unknown[] = [];
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onclose: ((event: { code: number }) => void) | null = null;
  close = vi.fn();

  constructor(readonly address: string) {
    Line.newest = this;
  }

  send(word: string | ArrayBuffer): void {
    if (typeof word === "string") this.said.push(JSON.parse(word) as Record<string, unknown>);
    else this.bytes.push(word);
  }

  tell(news: object): void {
    this.onmessage({ data: JSON.stringify(news) });
  }
}

/** Loudspeakers are the browser tests' affair: here every sound lasts as long as it says. */
class Silence {
  readonly state = "suspended";
  readonly currentTime = 0;
  readonly destination = {};
  readonly resume = () => Promise.resolve();
  readonly close = () => Promise.resolve();
  readonly decodeAudioData = () => Promise.resolve({});
  readonly createAnalyser = () => ({ fftSize: 0, connect: vi.fn() });
  readonly createGain = () => ({
    gain: { value: 0, setValueAtTime: vi.fn() },
    connect: vi.fn(),
    disconnect: vi.fn(),
  });
  readonly createOscillator = () => ({
    frequency: { value: 0 },
    connect: vi.fn(),
    start: vi.fn(),
    stop: vi.fn(),
  });
}

const ASKED = { type: "do", n: 1, do: "press", sound: "s", seconds: 2, round: 1, rounds: 1 };
const POST = { type: "post", callid: "try-1", at: 0, purpose: "start", form: {}, answer: {} };

async function onTheLine() {
  const draft = { revision: 3, document: {}, issues: [], saved_at: null, saved_by: null };
  const catalogue = goldenCatalogue();
  const editor = createEditorStore({ flowId: 7, draft, catalogue, rights: [] });
  const save = vi.fn(() => Promise.resolve());
  const phone = new Phone(7, editor, save);
  phone.call(firstWish([]));
  await vi.advanceTimersByTimeAsync(0);
  Line.newest.tell({ type: "placed", callid: "try-1" });
  const answers = () => Line.newest.said.filter(({ say }) => say === "answer");
  return { phone, editor, save, answers };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Line);
  vi.stubGlobal("AudioContext", Silence);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the phone", () => {
  it("calls what is drawn: it is saved first", async () => {
    const { save } = await onTheLine();
    expect(save).toHaveBeenCalledOnce();
    expect(Line.newest.address).toMatch(/\/ws\/flows\/7\/try\/$/);
    expect(Line.newest.said[0]).toMatchObject({ say: "call" });
  });

  it("takes a key in the midst of the prompt, and answers with the last that is wanted", async () => {
    const { phone, answers } = await onTheLine();
    Line.newest.tell({ ...ASKED, wanted: 2, timeout: 5 });
    phone.press("4");
    expect(phone.state.getState().typed).toBe("4");
    phone.press("2");
    expect(answers()).toEqual([{ say: "answer", to: 1, keys: "42" }]);
  });

  it("takes silence after the prompt for an answer", async () => {
    const { answers } = await onTheLine();
    Line.newest.tell({ ...ASKED, wanted: 1, timeout: 5 });
    await vi.advanceTimersByTimeAsync(6_900);
    expect(answers()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(answers()).toEqual([{ say: "answer", to: 1, keys: "" }]);
  });

  it("answers a question once, whatever is pressed then", async () => {
    const { phone, answers } = await onTheLine();
    Line.newest.tell({ ...ASKED, wanted: 1, timeout: 5 });
    phone.press("1");
    phone.press("2");
    phone.ahead();
    expect(answers()).toHaveLength(1);
  });

  it("ends a prompt by a key only where that is allowed", async () => {
    const { phone, answers } = await onTheLine();
    const heard = { type: "do", do: "hear", sound: "s", seconds: 2 };
    Line.newest.tell({ ...heard, n: 1, skippable: false });
    phone.press("1");
    expect(answers()).toEqual([]);
    Line.newest.tell({ ...heard, n: 2, skippable: true });
    phone.press("1");
    expect(answers()[0]).toMatchObject({ to: 2, skipped: true });
  });

  it("leaves a sample where there is no microphone", async () => {
    const { answers } = await onTheLine();
    Line.newest.tell({ type: "do", n: 1, do: "say", limit: 60, silence: null });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(answers()).toEqual([{ say: "answer", to: 1, sample: 4 }]);
  });

  it("lights the way, and nobody stands there when the call is over", async () => {
    const { phone, editor } = await onTheLine();
    const path = [{ node: "n1", port: "next" }];
    Line.newest.tell({ ...POST, turn: { node: "n2", path } });
    expect([...editor.getState().trodden]).toEqual(["n1 next"]);
    expect(editor.getState().triedAt).toBe("n2");
    phone.hangUp();
    expect(editor.getState().triedAt).toBeNull();
    expect([...editor.getState().trodden]).toEqual(["n1 next"]);
    expect(Line.newest.said.at(-1)).toEqual({ say: "hangup" });
  });

  it("keeps out what is still told of the call before", async () => {
    const { phone } = await onTheLine();
    phone.hangUp();
    phone.call(firstWish([]));
    await vi.advanceTimersByTimeAsync(0);
    Line.newest.tell({ type: "placed", callid: "try-2" });
    Line.newest.tell({ ...POST, turn: null });
    Line.newest.tell({ type: "over", callid: "try-1" });
    expect(phone.state.getState()).toMatchObject({ posts: [], stage: "calling" });
  });

  it("says so when the connection is lost", async () => {
    const { phone } = await onTheLine();
    Line.newest.onclose?.({ code: 1006 });
    expect(phone.state.getState()).toMatchObject({ stage: "over", lost: true });
  });

  it("hangs up to play a saved test, with the settings of that test", async () => {
    const { phone } = await onTheLine();
    const definition = { caller: "+46701740605", at: "2026-05-04T09:00:00Z", expects: [] };
    const shown = { name: "Sales", definition, until: "menu", visit: 2, sentence: "Astray." };
    phone.show(shown, firstWish([]));
    await vi.advanceTimersByTimeAsync(0);
    const [hangUp, call] = Line.newest.said.slice(-2);
    expect(hangUp).toEqual({ say: "hangup" });
    expect(call).toMatchObject({
      say: "call",
      wish: {
        caller: "+46701740605",
        at: definition.at,
        played: { test: definition, until: "menu", visit: 2 },
      },
    });
    expect(phone.state.getState().shown).toBe(shown);
  });

  it("can be used again after a refusal", async () => {
    const { phone } = await onTheLine();
    Line.newest.tell({ type: "refused", detail: "Mend it.", issues: [{}] });
    const { stage, refusal } = phone.state.getState();
    expect({ stage, refusal }).toEqual({
      stage: "idle",
      refusal: { detail: "Mend it.", issues: true },
    });
  });
});
