/** What may come a frame late, so that what was asked for is seen first. */
import { startTransition, useEffect, useState } from "react";

/** `value` as it was when the page was last painted; a newer one follows once that is painted. */
export function useAfterPaint<Value>(value: Value): Value {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    // Before the paint, yet React renders what it is asked for here in a task of its own after it.
    const frame = requestAnimationFrame(() => startTransition(() => setShown(value)));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
