/** What is on its way on the drawing: steps that glide to their new places, words being written. */
import type { Layout } from "../../graph/document";
import type { Slice } from "../state";

export interface MotionSlice {
  /** Where everything was before it was moved all at once. */
  readonly gliding: { readonly from: Layout } | null;
  glide: (from: Layout) => void;
  /** The group or note whose words are being written. */
  readonly written: string | null;
  write: (frame: string | null) => void;
}

export const motionSlice: Slice<MotionSlice> = (set) => ({
  gliding: null,
  glide: (from) => set({ gliding: { from } }),
  written: null,
  write: (written) => set({ written }),
});
