/** The calls going on right now, as the feed tells them. */
import { edgeKey } from "../../graph/document";
import { passageHere, stepHere } from "../../graph/parts";
import type { Slice } from "../state";

export interface LiveCall {
  readonly node: string | null;
  readonly seq: number;
  readonly version: number | null;
}

export interface CallStep {
  readonly callid: string;
  readonly version: number | null;
  readonly seq: number;
  readonly node: string | null;
  readonly path: readonly { readonly node: string; readonly port: string | null }[];
}

export interface LiveSlice {
  readonly calls: ReadonlyMap<string, LiveCall>;
  /** How many calls stand at each step. */
  readonly callsAt: ReadonlyMap<string, number>;
  /** Wires a call went along a moment ago, each with the step that lit it. */
  readonly glowing: ReadonlyMap<string, string>;
  readonly feedConnected: boolean;
  setFeedConnected: (connected: boolean) => void;
  setCalls: (calls: Iterable<readonly [string, LiveCall]>) => void;
  stepCall: (step: CallStep) => void;
  endCall: (callid: string) => void;
  dim: (light: string) => void;
}

function counted(calls: ReadonlyMap<string, LiveCall>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of calls.values()) {
    if (node === null) continue;
    const here = stepHere(node);
    counts.set(here, (counts.get(here) ?? 0) + 1);
  }
  return counts;
}

/** The name of the light a step switches on, so that a later step's light is not put out with it. */
export function lightOf(step: Pick<CallStep, "callid" | "seq">): string {
  return `${step.callid} ${step.seq}`;
}

export const liveSlice: Slice<LiveSlice> = (set) => ({
  calls: new Map(),
  callsAt: new Map(),
  glowing: new Map(),
  feedConnected: false,
  setFeedConnected: (feedConnected) => set({ feedConnected }),
  setCalls: (entries) => {
    const calls = new Map(entries);
    set({ calls, callsAt: counted(calls) });
  },
  stepCall: (step) =>
    set((state) => {
      const known = state.calls.get(step.callid);
      if (known !== undefined && known.seq >= step.seq) return {};
      const { node, seq, version } = step;
      const calls = new Map(state.calls).set(step.callid, { node, seq, version });
      const glowing = new Map(state.glowing);
      for (const passage of step.path) {
        const { node: source, port } = passageHere(passage) ?? { node: "", port: null };
        if (port !== null) glowing.set(edgeKey({ source, port }), lightOf(step));
      }
      return { calls, callsAt: counted(calls), glowing };
    }),
  endCall: (callid) =>
    set((state) => {
      const calls = new Map(state.calls);
      calls.delete(callid);
      return { calls, callsAt: counted(calls) };
    }),
  dim: (light) =>
    set((state) => ({
      glowing: new Map([...state.glowing].filter(([, lit]) => lit !== light)),
    })),
});
