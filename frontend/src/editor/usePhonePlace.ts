/** Whether the phone is out: asked for by its action, or by a link that carries its settings. */
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { focusPane } from "../actions/panes";

export interface PhonePlace {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
}

export function usePhonePlace(): PhonePlace {
  const [asked] = useSearchParams();
  const [open, setOpen] = useState(() => asked.has("try"));
  const toggle = useCallback((): void => {
    setOpen((before) => {
      // Who asks for it goes there, once it is drawn.
      if (!before) setTimeout(() => focusPane("phone"), 30);
      return !before;
    });
  }, []);
  const close = useCallback(() => setOpen(false), []);
  return useMemo(() => ({ open, toggle, close }), [open, toggle, close]);
}
