/** What the person may do and what they look at: their draft, an old version, or two compared. */
import type { TypeLookup } from "../../catalogue/lookup";
import type { Catalogue } from "../../catalogue/types";
import type { Comparison } from "../../graph/compare";
import type { FlowDocument } from "../../graph/document";
import type { Slice } from "../state";

export interface Viewed {
  /** Null when what is shown is no single version. */
  readonly number: number | null;
  readonly document: FlowDocument;
  readonly comparison?: Comparison;
}

/** A version by its number, or the draft. */
export type Side = number | "draft";

export interface Comparing {
  readonly before: Side;
  readonly after: Side;
}

export interface ViewSlice {
  readonly flowId: number;
  readonly catalogue: Catalogue;
  readonly types: TypeLookup;
  readonly canDesign: boolean;
  readonly canPublish: boolean;
  readonly canOperate: boolean;
  readonly viewed: Viewed | null;
  /** The two that are compared; what is shown follows as soon as both are there. */
  readonly comparing: Comparing | null;
  /** Shows something else than the draft; null shows the draft again. */
  view: (viewed: Viewed | null) => void;
  compare: (sides: Comparing) => void;
}

type Given = Omit<ViewSlice, "viewed" | "comparing" | "view" | "compare">;

const NOTHING = {
  selectedNodes: new Set<string>(),
  selectedEdges: new Set<string>(),
  held: null,
};

export function viewSlice(given: Given): Slice<ViewSlice> {
  return (set) => ({
    ...given,
    viewed: null,
    comparing: null,
    view: (viewed) =>
      set(viewed?.comparison === undefined ? { viewed, comparing: null, ...NOTHING } : { viewed }),
    compare: (comparing) => set({ comparing, ...NOTHING }),
  });
}
