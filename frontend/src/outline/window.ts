/** Which rows of a long list are drawn: those in view and some around; a short list wholly. */
import type { RefObject } from "react";
import { useEffect, useState } from "react";

export const ROW_HEIGHT = 32;
/** A screen reader may read a list of this length from its first row to its last. */
const DRAWN_WHOLE = 200;
const AROUND = 15;

export interface Drawn {
  readonly from: number;
  readonly to: number;
}

export function drawnRows(count: number, top: number, height: number): Drawn {
  if (count <= DRAWN_WHOLE) return { from: 0, to: count };
  const first = Math.floor(top / ROW_HEIGHT) - AROUND;
  const last = Math.ceil((top + height) / ROW_HEIGHT) + AROUND;
  return { from: Math.max(0, Math.min(first, count - 1)), to: Math.min(count, last) };
}

export function useDrawnRows(list: RefObject<HTMLElement | null>, count: number): Drawn {
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      sized.disconnect();
    };
  }, [list]);
  return drawnRows(count, view.top, view.height);
}

/** Scrolls as little as it takes to have the whole row in view. */
export function bringIntoView(list: HTMLElement, index: number): void {
  const top = index * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
