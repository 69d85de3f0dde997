/** Tells others what is selected here, and keeps account of who is there. */
import type { EditorState, EditorStore } from "../store/state";

export type PresenceNews =
  | {
      readonly type: "presence.here";
      readonly peer: string;
      readonly by: string;
      readonly name: string;
      readonly selected: readonly string[];
    }
  | { readonly type: "presence.left"; readonly peer: string }
  | { readonly type: "presence.ask" };

/** The server takes no more of them. */
const MOST_SELECTED = 40;
const PAUSE_MS = 150;
/** Longer than the server takes to notice a silence: this is for when the server itself is gone. */
const FORGOTTEN_AFTER_MS = 10_000;
const LOOK_ROUND_MS = 2_000;

/** Steps of an old version are nothing to show on somebody's draft. */
function selectedHere({ selectedNodes, viewed }: EditorState): string[] {
  return viewed === null ? [...selectedNodes].slice(0, MOST_SELECTED) : [];
}

export interface Presence {
  readonly hear: (news: PresenceNews) => void;
  readonly say: () => void;
  readonly stop: () => void;
}

export function startPresence(store: EditorStore, send: (word: string) => void): Presence {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const say = (): void => {
    clearTimeout(pause);
    pause = undefined;
    send(JSON.stringify({ type: "here", selected: selectedHere(store.getState()) }));
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.selectedNodes === before.selectedNodes && state.viewed === before.viewed) return;
    pause ??= setTimeout(say, PAUSE_MS);
  });
  const round = setInterval(
    () => store.getState().forgetPeers(Date.now() - FORGOTTEN_AFTER_MS),
    LOOK_ROUND_MS,
  );
  const hear = (news: PresenceNews): void => {
    if (news.type === "presence.ask") return say();
    if (news.type === "presence.left") return store.getState().losePeer(news.peer);
    const { peer, by, name, selected } = news;
    store.getState().meetPeer(peer, { by, name: name || by, selected, heardAt: Date.now() });
  };
  const stop = (): void => {
    clearTimeout(pause);
    clearInterval(round);
    unsubscribe();
  };
  return { hear, say, stop };
}
