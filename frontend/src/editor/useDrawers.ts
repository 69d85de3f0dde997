/** What can be pulled out beside the drawing; on a narrow page it lies over the drawing. */
import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { focusPane } from "../actions/panes";

export type Drawer = "palette" | "form" | null;

export interface Drawers {
  /** Only on a narrow page one has to be pulled to be seen. */
  readonly pulled: Drawer;
  readonly pull: (drawer: Drawer) => void;
  /** Whether the outline stands where the palette does; a browser remembers it. */
  readonly outline: boolean;
  readonly toggleOutline: () => void;
}

const KEY = "antler.outline";

export function useDrawers(): Drawers {
  const [pulled, pull] = useState<Drawer>(null);
  const [outline, setOutline] = useLocalStorage({
    key: KEY,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const toggleOutline = useCallback((): void => {
    flushSync(() => {
      pull(null);
      setOutline(!outline);
    });
    // Who asks for it goes there.
    if (!outline) focusPane("outline");
  }, [outline, setOutline]);
  return useMemo(
    () => ({ pulled, pull, outline, toggleOutline }),
    [pulled, outline, toggleOutline],
  );
}
