/** Gives the keyboard's place back when what is open over or beside the page goes away. */
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
