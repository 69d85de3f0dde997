/** What is usually left as it is: how long it rings, how often it is tried, and when. */
import { Button, NumberInput, Stack } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { HoursFields } from "./HoursFields";
import { RetryFields } from "./RetryFields";
import type { CallDraft } from "./draft";
import { USUAL, isFolded } from "./draft";

const [SHORTEST, LONGEST] = USUAL.limits.ring_seconds;

interface Props {
  readonly draft: CallDraft;
  /** The server's sentences, by field. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<CallDraft>) => void;
}

export function MoreFields({ draft, sentences, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [wanted, setWanted] = useState(false);
  // What is wrong must be seen.
  const open = wanted || Object.keys(sentences).some(isFolded);
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        px={4}
        leftSection={<Icon size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setWanted(!open)}
      >
        {t("ask.more")}
      </Button>
      <Stack id={id} hidden={!open} display={open ? "flex" : "none"} mt="sm">
        <NumberInput
          label={t("outgoing.ring")}
          suffix={` ${t("field.seconds")}`}
          min={SHORTEST}
          max={LONGEST}
          allowDecimal={false}
          value={draft.ringSeconds}
          error={sentences.ring_seconds}
          onChange={(seconds) => onChange({ ringSeconds: Number(seconds) })}
        />
        <RetryFields
          retries={draft.retries}
          sentences={sentences}
          onChange={(retries) => onChange({ retries })}
        />
        <HoursFields
          hours={draft.hours}
          sentences={sentences}
          onChange={(hours) => onChange({ hours })}
        />
      </Stack>
    </div>
  );
}
