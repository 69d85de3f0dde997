/** Plays what the caller will hear, byte by byte; where there is nothing yet, it says so. */
import { notifications } from "@mantine/notifications";
import { IconPlayerPlayFilled, IconPlayerStopFilled, IconVolumeOff } from "@tabler/icons-react";
import type { CSSProperties, MouseEvent } from "react";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import classes from "./PlayButton.module.css";
import { isPlaying, play, stop, usePlaying } from "./player";

interface Props {
  /** Where the sounds are, in the order of hearing; empty for what nobody has recorded yet. */
  readonly url: string | readonly string[];
  readonly name: string;
  readonly size?: number;
  readonly className?: string | undefined;
  /** Where one place is enough for the keyboard, as in the drawing: it is reached another way. */
  readonly byPointer?: boolean;
}

/** Whether it is heard, and the way to begin and to end that; who goes away falls silent. */
export function useSound(urls: readonly string[]) {
  const { t } = useTranslation();
  const owner = useId();
  const on = usePlaying(owner);
  useEffect(() => () => stop(owner), [owner]);
  const toggle = (): void => {
    if (isPlaying(owner)) return stop(owner);
    play(owner, urls, () => notifications.show({ color: "red", message: t("prompts.playFailed") }));
  };
  return { on, toggle };
}

export function PlayButton({ url, name, size = 28, className = "", byPointer = false }: Props) {
  const { t } = useTranslation();
  const urls = [url].flat().filter((one) => one !== "");
  const { on, toggle } = useSound(urls);
  const looks = {
    className: `${classes.button ?? ""} ${className}`,
    style: { "--size": `${size}px` } as CSSProperties,
  };
  const icon = Math.round(size * 0.54);
  if (urls.length === 0) {
    const said = t("prompts.silent", { name });
    return (
      <span {...looks} role="img" aria-label={said} title={said} data-silent>
        <IconVolumeOff size={icon} aria-hidden />
      </span>
    );
  }
  const said = t(on ? "prompts.stop" : "prompts.play", { name });
  const Icon = on ? IconPlayerStopFilled : IconPlayerPlayFilled;
  const press = (event: MouseEvent): void => {
    // What it lies on, a card or a row, is not meant.
    event.stopPropagation();
    toggle();
  };
  return (
    <button
      {...looks}
      type="button"
      onClick={press}
      aria-label={said}
      title={said}
      data-playing={on}
      {...(byPointer && { tabIndex: -1, onMouseDown: (down) => down.preventDefault() })}
    >
      <Icon size={icon} aria-hidden />
    </button>
  );
}
