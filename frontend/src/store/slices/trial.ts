/** The way a tried call has gone so far, for the canvas. */
import { edgeKey } from "../../graph/document";
import { passageHere, stepHere } from "../../graph/parts";
import type { Slice } from "../state";
import type { TestDefinition } from "../../graph/saved-tests";
import type { CallStep } from "./live";

/** A saved test that the phone plays up to where it went another way. */
export interface ShownTest {
  readonly name: string;
  readonly definition: TestDefinition;
  /** The step, and the how-manieth time the call comes there. */
  readonly until: string;
  readonly visit: number;
  readonly sentence: string;
}

export interface TrialSlice {
  /** Wires the call went along, from its beginning; they stay lit until the next call. */
  readonly trodden: ReadonlySet<string>;
  /** The steps it went through or stands at. */
  readonly visited: ReadonlySet<string>;
  /** Where it stands; null where it stands nowhere. */
  readonly triedAt: string | null;
  /** What the phone is asked to show, until it does. */
  readonly shownTest: ShownTest | null;
  showTest: (shown: ShownTest | null) => void;
  stepTrial: (step: Pick<CallStep, "node" | "path">) => void;
  /** It is over: the way stays, nobody stands there any more. */
  leaveTrial: () => void;
  clearTrial: () => void;
}

const NOWHERE = { trodden: new Set<string>(), visited: new Set<string>(), triedAt: null };

export const trialSlice: Slice<TrialSlice> = (set) => ({
  ...NOWHERE,
  shownTest: null,
  showTest: (shownTest) => set({ shownTest }),
  stepTrial: ({ node, path }) =>
    set((state) => {
      const trodden = new Set(state.trodden);
      const visited = new Set(state.visited);
      for (const passage of path) {
        const here = passageHere(passage);
        visited.add(stepHere(passage.node));
        if (here?.port != null && here.port !== "")
          trodden.add(edgeKey({ source: here.node, port: here.port }));
      }
      const triedAt = node === null ? null : stepHere(node);
      if (triedAt !== null) visited.add(triedAt);
      return { trodden, visited, triedAt };
    }),
  leaveTrial: () => set({ triedAt: null }),
  clearTrial: () => set(NOWHERE),
});
