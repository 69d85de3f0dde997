/** The saved test that is open, and what no passing test goes through while that is shown. */
import type { Coverage, SavedTest, TestDefinition } from "../../graph/saved-tests";
import { edgeKey } from "../../graph/document";
import type { Slice } from "../state";

/** `saved` is what it changes; without it a new test is made. */
export interface OpenTest {
  readonly name: string;
  readonly definition: TestDefinition;
  readonly remarks: readonly string[];
  readonly saved: SavedTest | null;
}

export interface Untested {
  readonly steps: ReadonlySet<string>;
  /** By the key of a wire that would lead there. */
  readonly ways: ReadonlySet<string>;
}

export interface TestsSlice {
  readonly openedTest: OpenTest | null;
  openTest: (test: OpenTest | null) => void;
  readonly untested: Untested | null;
  showUntested: (coverage: Coverage | null) => void;
}

export const testsSlice: Slice<TestsSlice> = (set) => ({
  openedTest: null,
  openTest: (openedTest) => set({ openedTest }),
  untested: null,
  showUntested: (coverage) =>
    set({
      untested: coverage && {
        steps: new Set(coverage.untested_steps),
        ways: new Set(
          coverage.untested_ways.map(({ node, port }) => edgeKey({ source: node, port })),
        ),
      },
    }),
});
