/** Ctrl+F opens Antler's own search instead of the browser's: most of a flow is out of view. */
import { useEffect, useEffectEvent } from "react";

export function useFindKey(onFind: () => void): void {
  const find = useEffectEvent(onFind);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const plain = !event.shiftKey && !event.altKey;
      if (!(event.ctrlKey || event.metaKey) || !plain || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      find();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
