/**
 * Whether a letter or a sign alone is a shortcut. Who speaks to the computer, or presses keys unawares,
 * switches them off (WCAG 2.1.4); a browser remembers it.
 */
import { useLocalStorage } from "@mantine/hooks";
import { useCallback } from "react";
import type { Action } from "./action";
import { isCharacter } from "./keys";

export function useSingleKeys() {
  return useLocalStorage({
    key: "antler.single-keys",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
}

/** The keys of an action that mean it in this browser; the first is the one people are told. */
export function useKeysOf(): (action: Action) => readonly string[] {
  const [single] = useSingleKeys();
  return useCallback(
    ({ keys = [] }: Action) => (single ? keys : keys.filter((one) => !isCharacter(one))),
    [single],
  );
}
