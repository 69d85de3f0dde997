/** How much can be read of a card at the zoom of the drawing. */
import type { ReactFlowState } from "@xyflow/react";

/** Further out than this, words cannot be read: plain boxes are drawn instead. */
export const READABLE_ZOOM = 0.4;

/** And further out than this not even a name in large letters. */
const NAMEABLE_ZOOM = 0.2;

export const isFar = (state: ReactFlowState): boolean => state.transform[2] < READABLE_ZOOM;

export const isNameless = (state: ReactFlowState): boolean => state.transform[2] < NAMEABLE_ZOOM;
