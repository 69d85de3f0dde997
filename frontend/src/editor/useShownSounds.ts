/** What is heard of the drawing that is shown: of a version, what its callers hear. */
import { useMemo } from "react";
import { useEditor, useSession } from "../store/context";
import type { SoundOf } from "../store/sounds";
import { useFreshSounds, versionSound } from "../store/sounds";

export function useShownSounds(): SoundOf {
  const { flow } = useSession();
  const soundOf = useFreshSounds();
  const number = useEditor(({ viewed }) =>
    viewed?.comparison === undefined ? viewed?.number : null,
  );
  return useMemo(() => {
    if (number === null || number === undefined) return soundOf;
    return (key) => {
      const sound = soundOf(key);
      return sound && { ...sound, url: versionSound(flow.id, number, key) };
    };
  }, [soundOf, flow.id, number]);
}
