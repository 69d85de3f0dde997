/** The times of one day: as many as it needs, one after the other. */
import { ActionIcon, Group, Text } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Span } from "../api/hours";
import { TimeField } from "./TimeField";
import { nextSpan } from "./draft";

interface Props {
  /** What the times belong to, for those who hear the form. */
  readonly of: string;
  readonly spans: readonly Span[];
  readonly nothing: string;
  readonly error: string | null;
  readonly readOnly: boolean;
  readonly onChange: (spans: readonly Span[]) => void;
}

export function SpanFields({ of, spans, nothing, error, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<Span>): void =>
    onChange(spans.map((span, place) => (place === at ? { ...span, ...part } : span)));
  return (
    <div>
      <Group gap="xs">
        {spans.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {nothing}
          </Text>
        )}
        {spans.map((span, at) => (
          <Group key={at} gap={4} wrap="nowrap">
            {(["start", "end"] as const).map((end) => (
              <Group key={end} gap={4} wrap="nowrap">
                {end === "end" && <span aria-hidden>–</span>}
                <TimeField
                  label={t(`hours.${end}Of`, { of, number: at + 1 })}
                  value={span[end]}
                  invalid={error !== null}
                  disabled={readOnly}
                  onChange={(time) => change(at, { [end]: time })}
                />
              </Group>
            ))}
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                title={t("hours.removeSpan")}
                aria-label={t("hours.removeSpanOf", { of, number: at + 1 })}
                onClick={() => onChange(spans.filter((_, place) => place !== at))}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && (
          <ActionIcon
            variant="default"
            title={t("hours.addSpan")}
            aria-label={t("hours.addSpanOf", { of })}
            onClick={() => onChange([...spans, nextSpan(spans)])}
          >
            <IconPlus size={15} />
          </ActionIcon>
        )}
      </Group>
      {error !== null && (
        <Text size="xs" c="var(--error)" role="alert" mt={2}>
          {error}
        </Text>
      )}
    </div>
  );
}
