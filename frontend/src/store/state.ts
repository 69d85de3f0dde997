/** The editor's whole state, put together from its slices. */
import type { StateCreator, StoreApi } from "zustand/vanilla";
import type { DocumentSlice } from "./slices/document";
import type { DraftSlice } from "./slices/draft";
import type { LiveSlice } from "./slices/live";
import type { MotionSlice } from "./slices/motion";
import type { PresenceSlice } from "./slices/presence";
import type { SelectionSlice } from "./slices/selection";
import type { TrialSlice } from "./slices/trial";
import type { TestsSlice } from "./slices/tests";
import type { ViewSlice } from "./slices/view";

export type EditorState = DocumentSlice &
  DraftSlice &
  LiveSlice &
  MotionSlice &
  PresenceSlice &
  SelectionSlice &
  TrialSlice &
  TestsSlice &
  ViewSlice;

export type EditorStore = StoreApi<EditorState>;

export type Slice<Part> = StateCreator<EditorState, [], [], Part>;
