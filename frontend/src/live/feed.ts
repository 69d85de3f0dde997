/** Listens to what happens on a flow: calls moving, and others changing or publishing it. */
import { checkAgain } from "../store/parts";
import type { EditorSession } from "../store/session";
import type { CallStep } from "../store/slices/live";
import { lightOf } from "../store/slices/live";
import type { PresenceNews } from "./presence";
import { startPresence } from "./presence";

interface HelloCall {
  readonly callid: string;
  readonly node: string | null;
  readonly seq: number;
  readonly version: number | null;
}

type News =
  | { readonly type: "hello"; readonly revision: number; readonly calls: readonly HelloCall[] }
  | {
      readonly type: "draft.changed";
      readonly revision: number;
      readonly by: string | null;
      readonly client: string | null;
    }
  | { readonly type: "flow.published"; readonly version: number; readonly by: string | null }
  | { readonly type: "draft.checked"; readonly revision: number }
  | ({ readonly type: "call.step" } & CallStep)
  | { readonly type: "call.ended"; readonly callid: string }
  | PresenceNews;

const GLOW_MS = 1_600;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 20_000;
/** Sign in first, not allowed, no such flow: trying soon again is of no use. */
const REFUSALS = new Set([4401, 4403, 4404]);

function isPresence(news: News): news is PresenceNews {
  return news.type.startsWith("presence.");
}

function receive(news: Exclude<News, PresenceNews>, session: EditorSession): void {
  const { store, autosave, client } = session;
  const state = store.getState();
  switch (news.type) {
    case "hello":
      state.setCalls(news.calls.map(({ callid, ...call }) => [callid, call]));
      autosave.refresh(news.revision);
      break;
    case "draft.changed":
      if (news.client !== client) autosave.refresh(news.revision);
      break;
    case "call.step":
      state.stepCall(news);
      setTimeout(() => store.getState().dim(lightOf(news)), GLOW_MS);
      break;
    case "call.ended":
      state.endCall(news.callid);
      break;
    case "draft.checked":
      void checkAgain(session).catch(() => undefined);
      break;
    case "flow.published":
      break;
  }
}

function addressOf(flowId: number): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/ws/flows/${flowId}/`;
}

/** Connects, and again whenever the line breaks; gives the way to stop. */
export function listen(session: EditorSession, onPublished: () => void): () => void {
  const { store, flow } = session;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;
  const presence = startPresence(store, (word) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(word);
  });

  const open = (): void => {
    socket = new WebSocket(addressOf(flow.id));
    socket.onopen = () => {
      failures = 0;
      store.getState().setFeedConnected(true);
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as News;
      if (isPresence(news)) {
        presence.hear(news);
        return;
      }
      receive(news, session);
      if (news.type === "hello") presence.say();
      if (news.type === "flow.published") onPublished();
    };
    socket.onclose = ({ code }: { code: number }) => {
      store.getState().setFeedConnected(false);
      // Nobody can be heard of any more: they tell again when the line is back.
      store.getState().forgetPeers(Infinity);
      if (stopped) return;
      failures += 1;
      const pause = REFUSALS.has(code) ? LONGEST_RETRY_MS : FIRST_RETRY_MS * 2 ** (failures - 1);
      timer = setTimeout(open, Math.min(pause, LONGEST_RETRY_MS));
    };
  };

  open();
  return () => {
    stopped = true;
    presence.stop();
    clearTimeout(timer);
    socket?.close();
  };
}
