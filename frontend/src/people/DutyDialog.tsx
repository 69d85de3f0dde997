/** On duty or off until a moment; and who changed it before. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLine, Person } from "../api/people";
import { spacedNumber } from "../catalogue/phone";
import { moment } from "../i18n/times";
import { fieldSentences } from "../store/failures";
import { usePerson, useSetDuty } from "../store/people";
import { Dialog } from "../ui/Dialog";
import { ListWaiting } from "../ui/ListWaiting";
import { useFailureText } from "../ui/failure";
import classes from "./People.module.css";

function Line({ line }: { readonly line: DutyLine }) {
  const { t, i18n } = useTranslation();
  const at = (iso: string): string => moment(iso, i18n.language);
  const what = t(line.on ? "people.on" : "people.off");
  const until = line.until === null ? "" : ` ${t("people.lineUntil", { until: at(line.until) })}`;
  const who = line.number === "" ? (line.by ?? t("people.somebody")) : spacedNumber(line.number);
  const how = t(`people.how_${line.how}`);
  return <li>{t("people.line", { at: at(line.at), what: `${what}${until}`, who, how })}</li>;
}

function Lines({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const lines = usePerson(person.key).data?.lines;
  if (lines === undefined) return <ListWaiting />;
  return (
    <div>
      <Text size="sm" fw={550} mb={4}>
        {t("people.lines")}
      </Text>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("people.noLines")}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <Line key={line.at} line={line} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface Props {
  readonly person: Person;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

export function DutyDialog({ person, readOnly, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const set = useSetDuty(person.key);
  const [on, setOn] = useState(person.duty.on);
  const [until, setUntil] = useState("");
  const sentence = fieldSentences(set.error).until;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const moment = until === "" ? null : new Date(until).toISOString();
    set.mutate({ on, until: moment }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t("people.dutyTitle", { name: person.name })} onClose={onClose}>
      <Stack>
        {!readOnly && (
          <form onSubmit={submit} noValidate>
            <Stack gap="sm">
              <SegmentedControl
                aria-label={t("people.duty")}
                value={on ? "on" : "off"}
                data={(["on", "off"] as const).map((value) => ({
                  value,
                  label: t(`people.${value}`),
                }))}
                onChange={(chosen) => setOn(chosen === "on")}
              />
              <TextInput
                type="datetime-local"
                label={t("people.until")}
                description={t("people.untilHelp")}
                value={until}
                error={sentence}
                onChange={(event) => setUntil(event.currentTarget.value)}
              />
              {set.isError && sentence === undefined && (
                <Text size="sm" c="var(--error)" role="alert">
                  {failureText(set.error)}
                </Text>
              )}
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t("common.cancel")}
                </Button>
                <Button type="submit" loading={set.isPending}>
                  {t("people.setDuty")}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
        <Lines person={person} />
      </Stack>
    </Dialog>
  );
}
