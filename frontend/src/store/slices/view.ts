/** What the person may do and what they look at: their draft, or an old version of it. */
import type { TypeLookup } from "../../catalogue/lookup";
import type { Catalogue } from "../../catalogue/types";
import type { FlowDocument } from "../../graph/document";
import type { Slice } from "../state";

export interface ViewedVersion {
  readonly number: number;
  readonly document: FlowDocument;
}

export interface ViewSlice {
  readonly flowId: number;
  readonly catalogue: Catalogue;
  readonly types: TypeLookup;
  readonly canDesign: boolean;
  readonly canPublish: boolean;
  readonly canOperate: boolean;
  readonly viewed: ViewedVersion | null;
  view: (version: ViewedVersion | null) => void;
}

type Given = Omit<ViewSlice, "viewed" | "view">;

export function viewSlice(given: Given): Slice<ViewSlice> {
  return (set) => ({
    ...given,
    viewed: null,
    view: (viewed) => set({ viewed, selectedNodes: new Set(), selectedEdges: new Set() }),
  });
}
