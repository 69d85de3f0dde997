/** The one sound that is heard: whoever begins another ends it. */
import { useSyncExternalStore } from "react";

interface Playing {
  readonly owner: string;
  readonly audio: HTMLAudioElement;
}

let playing: Playing | null = null;
const listeners = new Set<() => void>();

function become(next: Playing | null): void {
  const before = playing;
  playing = next;
  before?.audio.pause();
  listeners.forEach((tell) => tell());
}

/** One after another, as a caller hears a row of messages. */
export function play(owner: string, urls: readonly string[], onFailure: () => void): void {
  const [url, ...rest] = urls;
  if (url === undefined) return become(null);
  const audio = new Audio(url);
  const isOn = (): boolean => playing?.audio === audio;
  // A browser's own keys and buttons stop it too.
  audio.addEventListener("pause", () => {
    if (isOn() && !audio.ended) become(null);
  });
  audio.addEventListener("ended", () => {
    if (isOn()) play(owner, rest, onFailure);
  });
  become({ owner, audio });
  audio.play().catch(() => {
    if (!isOn()) return;
    become(null);
    onFailure();
  });
}

/** Ends what this owner plays, and nobody else's. */
export function stop(owner: string): void {
  if (playing?.owner === owner) become(null);
}

export const isPlaying = (owner: string): boolean => playing?.owner === owner;

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const usePlaying = (owner: string): boolean =>
  useSyncExternalStore(subscribe, () => isPlaying(owner));
