import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEditorStore } from "../store/editor-store";
import type { EditorSession } from "../store/session";
import { peopleIn, selectedBy } from "../store/slices/presence";
import { FLOW, anIssue } from "../testing/editing";
import { goldenCatalogue } from "../testing/golden";
import { answerWith } from "../testing/server";
import { listen } from "./feed";

/** A line the test holds the other end of. */
class Line {
  static readonly OPEN = 1;
  static all: Line[] = [];
  readonly readyState = Line.OPEN;
  readonly send = vi.fn<(word: string) => void>();
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;
  close = vi.fn();

  constructor(readonly address: string) {
    Line.all.push(this);
  }

  say(news: object): void {
    this.onmessage({ data: JSON.stringify(news) });
  }
}

const newest = (): Line => Line.all.at(-1) ?? new Line("none");

function connect() {
  const draft = { revision: 3, document: {}, issues: [], saved_at: null, saved_by: null };
  const store = createEditorStore({
    flowId: 1,
    draft,
    catalogue: goldenCatalogue(),
    rights: ["design"],
  });
  const refresh = vi.fn();
  const autosave = { saveNow: () => Promise.resolve(), refresh, stop: vi.fn() };
  const session: EditorSession = {
    flow: FLOW,
    store,
    autosave,
    client: "me",
    keep: vi.fn(),
    close: vi.fn(),
  };
  return { store, refresh, stop: listen(session, vi.fn()) };
}

beforeEach(() => {
  Line.all = [];
  vi.stubGlobal("WebSocket", Line);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the feed", () => {
  it("begins with the calls that are going on", () => {
    const { store } = connect();
    const calls = [{ callid: "c", node: "n1", seq: 4, version: 1 }];
    newest().say({ type: "hello", revision: 3, calls });
    expect(store.getState().callsAt.get("n1")).toBe(1);
  });

  it("asks for the draft when somebody else saved it, not when this tab did", () => {
    const { refresh } = connect();
    newest().say({ type: "draft.changed", revision: 4, by: "me too", client: "me" });
    expect(refresh).not.toHaveBeenCalled();
    newest().say({ type: "draft.changed", revision: 5, by: "bo", client: "other" });
    expect(refresh).toHaveBeenCalledWith(5);
  });

  it("shows a call inside a part at the step that uses it", () => {
    const { store } = connect();
    const calls = [{ callid: "c", node: "n5/n2", seq: 4, version: 1 }];
    newest().say({ type: "hello", revision: 3, calls });
    expect(store.getState().callsAt).toEqual(new Map([["n5", 1]]));
    const path = [{ node: "n5/n9", port: "outside" }];
    newest().say({ type: "call.step", callid: "c", version: 1, seq: 5, node: "n7", path });
    expect([...store.getState().glowing.keys()]).toEqual(["n5 way:n9"]);
  });

  it("asks for the problems anew when a flow it uses was published", async () => {
    const { store } = connect();
    const issue = anIssue({ text: "Mended." });
    answerWith({ "flows/1/draft/": { revision: 3, document: {}, issues: [issue] } });
    newest().say({ type: "draft.checked", revision: 3 });
    await vi.waitFor(() => expect(store.getState().issues).toEqual([issue]));
  });

  it("lets the way a call came glow for a moment only", () => {
    const { store } = connect();
    const path = [{ node: "n1", port: "next" }];
    newest().say({ type: "call.step", callid: "c", version: 1, seq: 1, at: "", node: "n2", path });
    expect([...store.getState().glowing.keys()]).toEqual(["n1 next"]);
    vi.advanceTimersByTime(2_000);
    expect(store.getState().glowing.size).toBe(0);
  });

  it("says what is selected here: at the beginning, after a change, and when it is asked", () => {
    const { store } = connect();
    newest().say({ type: "hello", revision: 3, calls: [] });
    store.getState().select(["n1"]);
    store.getState().select(["n2"]);
    vi.advanceTimersByTime(200);
    newest().say({ type: "presence.ask" });
    const said = newest().send.mock.calls.map(([word]) => JSON.parse(word) as object);
    const here = (...selected: string[]) => ({ type: "here", selected });
    expect(said).toEqual([here(), here("n2"), here("n2")]);
  });

  const ANNA = { type: "presence.here", peer: "p", by: "anna", name: "", selected: ["n1"] };

  it("knows who is there until they leave", () => {
    const { store } = connect();
    newest().say(ANNA);
    expect(selectedBy(store.getState().peers).get("n1")).toEqual([{ by: "anna", name: "anna" }]);
    newest().say({ type: "presence.left", peer: "p" });
    expect(store.getState().peers.size).toBe(0);
  });

  it("forgets whom it has not heard of for long, and everybody when the line breaks", () => {
    const { store } = connect();
    newest().say(ANNA);
    vi.advanceTimersByTime(13_000);
    expect(store.getState().peers.size).toBe(0);
    newest().say(ANNA);
    newest().onclose({ code: 1006 });
    expect(store.getState().peers.size).toBe(0);
  });

  it("names a person with two tabs once", () => {
    const { store } = connect();
    newest().say(ANNA);
    newest().say({ ...ANNA, peer: "q", selected: ["n1", "n2"] });
    expect(peopleIn(store.getState().peers)).toHaveLength(1);
  });

  it("connects again, later each time, until it is stopped", () => {
    const { stop } = connect();
    newest().onclose({ code: 1006 });
    vi.advanceTimersByTime(1_000);
    newest().onclose({ code: 1006 });
    vi.advanceTimersByTime(1_000);
    expect(Line.all).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(Line.all).toHaveLength(3);
    stop();
    newest().onclose({ code: 1006 });
    vi.advanceTimersByTime(60_000);
    expect(Line.all).toHaveLength(3);
  });

  it("does not knock every second where it is refused", () => {
    connect();
    newest().onopen();
    newest().onclose({ code: 4401 });
    vi.advanceTimersByTime(19_000);
    expect(Line.all).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(Line.all).toHaveLength(2);
  });
});
