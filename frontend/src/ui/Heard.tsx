/** The play button beside the name of a message, or of several in a row, told by their keys. */
import type { Sound, SoundOf } from "../store/sounds";
import { useSoundOf } from "../store/sounds";
import { PlayButton } from "./PlayButton";

interface Props {
  readonly messages: readonly string[];
  readonly size?: number;
  readonly className?: string | undefined;
  readonly byPointer?: boolean;
}

/** What there is of them to hear; null where none of them is a message of ours. */
export function soundOfRow(messages: readonly string[], soundOf: SoundOf) {
  const sounds = messages.map(soundOf).filter((sound): sound is Sound => sound !== undefined);
  if (sounds.length === 0) return null;
  return { name: sounds.map(({ name }) => name).join(", "), url: sounds.map(({ url }) => url) };
}

export function Heard({ messages, size = 24, ...looks }: Props) {
  const row = soundOfRow(messages, useSoundOf());
  return row === null ? null : <PlayButton {...row} size={size} {...looks} />;
}
