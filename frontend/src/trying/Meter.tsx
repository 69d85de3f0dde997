/** How loud it is, measured on the sound itself: whoever cannot hear sees that something is on. */
import { useEffect, useRef } from "react";
import classes from "./Phone.module.css";
import type { Speaker } from "./speaker";

const EVERY_MS = 80;

export function Meter({ speaker }: { readonly speaker: Speaker }) {
  const bar = useRef<HTMLSpanElement>(null);
  const loudest = useRef(0);
  useEffect(() => {
    const look = (): void => {
      const level = speaker.level();
      loudest.current = Math.max(loudest.current, level);
      const place = bar.current;
      if (place === null) return;
      place.style.setProperty("--level", level.toFixed(3));
      place.dataset["loudest"] = loudest.current.toFixed(3);
      place.dataset["audio"] = speaker.state;
    };
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [speaker]);
  return <span ref={bar} className={classes.meter} data-meter aria-hidden />;
}
