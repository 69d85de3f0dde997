/** Where each message can be heard: what callers get of it, in its main language. */
import { createContext, use, useMemo } from "react";
export { versionSound } from "../api/flows";
import { usePrompts } from "./queries";

/** `url` is empty where nobody has recorded it yet. */
export interface Sound {
  readonly name: string;
  readonly url: string;
}

/** Undefined for what is no message of ours: an address, a sound of the carrier's, a key that is gone. */
export type SoundOf = (key: string) => Sound | undefined;

/** Made once for the whole canvas: hundreds of cards read it. */
export const SoundsContext = createContext<SoundOf>(() => undefined);

export const useSoundOf = (): SoundOf => use(SoundsContext);

/** The same function as long as no message is added, renamed, or heard for the first time. */
export function useFreshSounds(): SoundOf {
  const prompts = usePrompts().data;
  const told = JSON.stringify(prompts?.map(({ key, name, url }) => [key, { name, url }]) ?? []);
  return useMemo(() => {
    const sounds = new Map(JSON.parse(told) as [string, Sound][]);
    return (key) => sounds.get(key);
  }, [told]);
}
