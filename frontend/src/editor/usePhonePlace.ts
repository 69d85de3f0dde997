/** Whether the phone is out: asked for by its action, or by a link that carries its settings. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { useSession } from "../store/context";

export interface PhonePlace {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
}

export function usePhonePlace(): PhonePlace {
  const [asked] = useSearchParams();
  const [open, setOpen] = useState(() => asked.has("try"));
  const toggle = useCallback(() => setOpen((before) => !before), []);
  const { store } = useSession();
  // A failed test is shown in it, whether it is out or not.
  useEffect(() => store.subscribe(({ shownTest }) => shownTest !== null && setOpen(true)), [store]);
  const close = useCallback(() => setOpen(false), []);
  return useMemo(() => ({ open, toggle, close }), [open, toggle, close]);
}
