/** Gives the keyboard's place back when what is open over or beside the page goes away. */
import type { KeyboardEvent } from "react";
import { useEffect, useState } from "react";

/** A menu's item is gone by the time it is asked for: its menu's button stays. */
function lasting(element: Element | null): Element | null {
  const menu = element?.closest("[role=menu]");
  const button = document.getElementById(menu?.getAttribute("aria-labelledby") ?? "");
  return button ?? element;
}

export function useFocusBack(): void {
  const [cameFrom] = useState(() => lasting(document.activeElement));
  useEffect(
    () => () => {
      setTimeout(() => {
        // Somebody has gone elsewhere meanwhile: they are left there.
        if (document.activeElement !== document.body) return;
        const stays = cameFrom?.isConnected === true && cameFrom !== document.body;
        const place = stays ? cameFrom : document.querySelector("[data-steps]");
        if (place instanceof HTMLElement) place.focus({ preventScroll: true });
      });
    },
    [cameFrom],
  );
}

/** Escape closes what is open in a list first, and only then leaves the part of the page. */
export function leaves({ key, target }: Pick<KeyboardEvent, "key" | "target">): boolean {
  const open = target instanceof Element && target.getAttribute("aria-expanded") === "true";
  return key === "Escape" && !open;
}

/** For a part of the page that closes by Escape and gives the keyboard back. */
export function useLeaving(onClose: () => void) {
  useFocusBack();
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      // A dialog opened from here is a child too, for React only: its Escape is its own.
      if (!event.currentTarget.contains(event.target as Node) || !leaves(event)) return;
      event.preventDefault();
      onClose();
    },
  };
}
