/** Says what happens to the drawing, for whoever listens instead of looking. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isTyping } from "../actions/keys";
import { useEditorStore } from "../store/context";
import type { EditorState } from "../store/state";
import { useWords } from "../store/words";
import { tidings } from "./tidings";

/** What was said before stays for a moment: a reader may not have come to it yet. */
const KEPT = 4;

interface Sentence {
  readonly number: number;
  readonly text: string;
}

export function Announcer() {
  const { t } = useTranslation();
  const store = useEditorStore();
  const words = useWords();
  const [said, setSaid] = useState<readonly Sentence[]>([]);
  const tell = useEffectEvent((after: EditorState, before: EditorState) => {
    const tongue = { t, types: after.types, words };
    const typing = isTyping(document.activeElement) && !isListed(document.activeElement);
    const texts = tidings([before, after], tongue, typing);
    if (texts.length === 0) return;
    setSaid((earlier) => {
      const next = (earlier.at(-1)?.number ?? 0) + 1;
      const fresh = texts.map((text, index) => ({ number: next + index, text }));
      return [...earlier, ...fresh].slice(-KEPT);
    });
  });
  useEffect(() => store.subscribe((after, before) => tell(after, before)), [store]);
  return (
    <VisuallyHidden>
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label={t("announce.title")}>
        {said.map(({ number, text }) => (
          <p key={number}>{text}</p>
        ))}
      </div>
    </VisuallyHidden>
  );
}

/** Choosing from a list is no typing: what it did is worth a word. */
function isListed(element: Element | null): boolean {
  return element?.closest("[role=dialog], [role=menu]") !== null;
}
