/** What is heard and what is asked, told to whoever listens to the page instead of to the call. */
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Phone, PhoneState } from "./phone";
import { useTidings } from "./wording";

const KEPT = 6;

export function Captions({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const tidings = useTidings();
  const [said, setSaid] = useState<readonly { number: number; text: string }[]>([]);
  const tell = useEffectEvent((after: PhoneState, before: PhoneState) => {
    const text = tidings(after, before);
    if (text === "") return;
    setSaid((earlier) => {
      const number = (earlier.at(-1)?.number ?? 0) + 1;
      return [...earlier, { number, text }].slice(-KEPT);
    });
  });
  useEffect(() => phone.state.subscribe((after, before) => tell(after, before)), [phone]);
  return (
    <VisuallyHidden>
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label={t("try.captions")}>
        {said.map(({ number, text }) => (
          <p key={number}>{text}</p>
        ))}
      </div>
    </VisuallyHidden>
  );
}
