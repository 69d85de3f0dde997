/** What callers hear at the selected step, for whoever asks by key or from a menu. */
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { heardAtStep } from "../store/selectors";
import type { SoundOf } from "../store/sounds";
import type { EditorStore } from "../store/state";
import { soundOfRow } from "../ui/Heard";
import { isPlaying, play, stop } from "../ui/player";

const BY_KEY = "step";

export function hear(store: EditorStore, soundOf: SoundOf): void {
  if (isPlaying(BY_KEY)) return stop(BY_KEY);
  const row = soundOfRow(heardAtStep(store.getState()), soundOf);
  const urls = row?.url.filter((url) => url !== "") ?? [];
  const say = (message: string): string => notifications.show({ color: "red", message });
  if (row === null || urls.length === 0) {
    say(i18next.t("prompts.silent", { name: row?.name ?? "" }));
    return;
  }
  play(BY_KEY, urls, () => say(i18next.t("prompts.playFailed")));
}
