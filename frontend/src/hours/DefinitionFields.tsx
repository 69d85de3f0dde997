/** All that is written down of opening hours: zone, week, holidays, exceptions, seasons. */
import { Select, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Definition } from "../api/hours";
import { wallClock } from "../i18n/times";
import { useHoursChoices } from "../store/hours";
import { ExceptionFields } from "./ExceptionFields";
import { HolidayFields } from "./HolidayFields";
import classes from "./Hours.module.css";
import { SeasonFields } from "./SeasonFields";
import { WeekFields } from "./WeekFields";
import type { Sentences } from "./errors";

interface SectionProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

export function Section({ title, help, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      {help !== undefined && (
        <Text size="sm" c="var(--ink-soft)" mb="sm">
          {help}
        </Text>
      )}
      {children}
    </section>
  );
}

interface Props {
  readonly definition: Definition;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<Definition>) => void;
}

export function DefinitionFields({ definition, sentences, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const zones = useHoursChoices().data?.zones ?? [];
  const { zone, weekly, seasons, exceptions, holidays } = definition;
  const today = wallClock(zone).slice(0, 10);
  const shared = { today, sentences, readOnly };
  return (
    <>
      <Section title={t("hours.week")} help={t("hours.weekHelp")}>
        <WeekFields
          week={weekly}
          path="weekly"
          sentences={sentences}
          readOnly={readOnly}
          onChange={(week) => onChange({ weekly: week })}
        />
        <Select
          mt="md"
          maw={320}
          label={t("hours.zone")}
          description={t("hours.zoneHelp")}
          searchable
          allowDeselect={false}
          disabled={readOnly}
          data={zones.includes(zone) ? [...zones] : [zone, ...zones]}
          value={zone}
          error={sentences.zone}
          onChange={(chosen) => onChange({ zone: chosen ?? zone })}
        />
      </Section>
      <Section title={t("hours.holidays")}>
        <HolidayFields
          rule={holidays}
          readOnly={readOnly}
          onChange={(rule) => onChange({ holidays: rule })}
        />
      </Section>
      <Section title={t("hours.exceptions")} help={t("hours.exceptionsHelp")}>
        <ExceptionFields
          {...shared}
          exceptions={exceptions}
          zone={zone}
          onChange={(changed) => onChange({ exceptions: changed })}
        />
      </Section>
      <Section title={t("hours.seasons")} help={t("hours.seasonsHelp")}>
        <SeasonFields
          {...shared}
          seasons={seasons}
          week={weekly}
          onChange={(changed) => onChange({ seasons: changed })}
        />
      </Section>
    </>
  );
}
