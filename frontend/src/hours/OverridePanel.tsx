/** Open or closed by hand, until a moment or until somebody ends it; and who did so before. */
import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hours, OverrideKind, OverrideLine } from "../api/hours";
import { dayAndTime } from "../i18n/times";
import { useSetOverride } from "../store/hours";
import { fieldSentences } from "../store/failures";
import { useFailureText } from "../ui/failure";
import classes from "./Hours.module.css";

const KINDS = ["follow", "open", "closed"] as const;

interface Props {
  readonly hours: Hours;
  readonly readOnly: boolean;
}

function Line({ line, zone }: { readonly line: OverrideLine; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const place = { zone, language: i18n.language };
  const what = t(`hours.override_${line.kind}`);
  const said = {
    what: line.reason === "" ? what : `${what} (${line.reason})`,
    who: line.by ?? t("hours.somebody"),
    at: dayAndTime(line.at, place),
  };
  return (
    <li>
      {line.until === null
        ? t("hours.line", said)
        : t("hours.lineUntil", { ...said, until: dayAndTime(line.until, place) })}
    </li>
  );
}

function InForce({ hours: { override, zone } }: { readonly hours: Hours }) {
  const { t, i18n } = useTranslation();
  if (override.kind === "follow") return null;
  return (
    <Alert color="orange" role="status">
      {t(`hours.inForce_${override.kind}`)}
      {override.until !== null &&
        ` ${t("hours.inForceUntil", { until: dayAndTime(override.until, { zone, language: i18n.language }) })}`}
      {override.reason !== "" && ` ${override.reason}`}
    </Alert>
  );
}

/** A moment as the person's own browser shows it, for the server in UTC. */
function inUtc(local: string): string | null {
  return local === "" ? null : new Date(local).toISOString();
}

export function OverridePanel({ hours, readOnly }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const set = useSetOverride(hours.key);
  const [kind, setKind] = useState<OverrideKind>(hours.override.kind);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { override } = hours;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    set.mutate({ kind, until: kind === "follow" ? null : inUtc(until), reason });
  };
  const untilSentence = fieldSentences(set.error).until;
  return (
    <Stack gap="sm">
      <InForce hours={hours} />
      {!readOnly && (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <SegmentedControl
              aria-label={t("hours.byHand")}
              value={kind}
              data={KINDS.map((one) => ({ value: one, label: t(`hours.override_${one}`) }))}
              onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? "follow")}
            />
            {kind !== "follow" && (
              <Group gap="sm" align="flex-start">
                <TextInput
                  type="datetime-local"
                  label={t("hours.overrideUntil")}
                  description={t("hours.overrideUntilHelp")}
                  value={until}
                  error={untilSentence}
                  onChange={(event) => setUntil(event.currentTarget.value)}
                />
                <TextInput
                  label={t("hours.reason")}
                  description={t("hours.reasonHelp")}
                  maxLength={200}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </Group>
            )}
            {set.isError && untilSentence === undefined && (
              <Text size="sm" c="var(--error)" role="alert">
                {failureText(set.error)}
              </Text>
            )}
            {(kind !== "follow" || override.kind !== "follow") && (
              <Group>
                <Button type="submit" variant="light" loading={set.isPending}>
                  {t(`hours.doOverride_${kind}`)}
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      )}
      {hours.lines.length > 0 && (
        <details className={classes.lines}>
          <summary>{t("hours.lines")}</summary>
          <ul>
            {hours.lines.map((line) => (
              <Line key={line.at} line={line} zone={hours.zone} />
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
