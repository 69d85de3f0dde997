/** Plays what the caller will hear. One sound at a time. */
import { ActionIcon } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPlayFilled, IconPlayerStopFilled } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

let playing: HTMLAudioElement | null = null;

interface Props {
  readonly url: string;
  readonly name: string;
  readonly size?: number;
}

export function PlayButton({ url, name, size = 28 }: Props) {
  const { t } = useTranslation();
  const [on, setOn] = useState(false);
  const sound = useRef<HTMLAudioElement | null>(null);
  useEffect(() => () => sound.current?.pause(), []);

  const toggle = (): void => {
    if (on) {
      sound.current?.pause();
      return;
    }
    playing?.pause();
    const audio = new Audio(url);
    sound.current = audio;
    playing = audio;
    const stopped = (): void => setOn(false);
    audio.addEventListener("pause", stopped);
    audio.addEventListener("ended", stopped);
    setOn(true);
    audio.play().catch(() => {
      stopped();
      notifications.show({ color: "red", message: t("prompts.playFailed") });
    });
  };

  const Icon = on ? IconPlayerStopFilled : IconPlayerPlayFilled;
  return (
    <ActionIcon
      variant="light"
      size={size}
      onClick={toggle}
      aria-label={t(on ? "prompts.stop" : "prompts.play", { name })}
    >
      <Icon size={15} />
    </ActionIcon>
  );
}
