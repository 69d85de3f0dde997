/** Makes the store of one opened flow. */
import { createStore } from "zustand/vanilla";
import type { Draft, Right } from "../api/types";
import { typesByName } from "../catalogue/lookup";
import type { Catalogue } from "../catalogue/types";
import { parseDocument } from "../graph/parse";
import { documentSlice } from "./slices/document";
import { draftSlice } from "./slices/draft";
import { liveSlice } from "./slices/live";
import { motionSlice } from "./slices/motion";
import { presenceSlice } from "./slices/presence";
import { selectionSlice } from "./slices/selection";
import { trialSlice } from "./slices/trial";
import { testsSlice } from "./slices/tests";
import { viewSlice } from "./slices/view";
import type { EditorState, EditorStore } from "./state";

export interface Opened {
  readonly flowId: number;
  readonly draft: Draft;
  readonly catalogue: Catalogue;
  readonly rights: readonly Right[];
}

export function createEditorStore({ flowId, draft, catalogue, rights }: Opened): EditorStore {
  const document = parseDocument(draft.document);
  const view = viewSlice({
    flowId,
    catalogue,
    types: typesByName(catalogue),
    canDesign: rights.includes("design"),
    canPublish: rights.includes("publish"),
    canOperate: rights.includes("operate"),
  });
  return createStore<EditorState>()((...given) => ({
    ...documentSlice(document)(...given),
    ...draftSlice(draft, document)(...given),
    ...liveSlice(...given),
    ...motionSlice(...given),
    ...presenceSlice(...given),
    ...selectionSlice(...given),
    ...trialSlice(...given),
    ...testsSlice(...given),
    ...view(...given),
  }));
}
