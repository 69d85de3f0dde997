/** What was asked for, in words. */
import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Hours, OutgoingCall } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { weekdayName } from "../i18n/times";
import { Time } from "../ui/Time";
import classes from "./OutgoingDetails.module.css";
import { REASONS } from "./draft";

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function useHoursText(): (hours: Hours | null) => string {
  const { t, i18n } = useTranslation();
  return (hours) => {
    if (hours === null) return t("outgoing.anyTime");
    const { from, until, weekdays } = hours;
    const days =
      weekdays.length === 7
        ? t("outgoing.everyDay")
        : weekdays.map((day) => weekdayName(day, i18n.language)).join(", ");
    if (from === null || until === null) return days;
    return `${days} ${from.slice(0, 5)}–${until.slice(0, 5)}`;
  };
}

function Retries({ call: { retries } }: { readonly call: OutgoingCall }) {
  const { t } = useTranslation();
  return REASONS.map((reason) => {
    const { times, pause } = retries[reason];
    const often = times === 0 ? t("outgoing.never") : t("outgoing.times", { count: times, pause });
    return <div key={reason}>{`${t(`again.${reason}`)}: ${often}`}</div>;
  });
}

export function Facts({ call }: { readonly call: OutgoingCall }) {
  const { t } = useTranslation();
  const hoursText = useHoursText();
  const variables = Object.entries(call.variables);
  return (
    <dl className={classes.facts}>
      <Fact name={t("outgoing.from")}>{spacedNumber(call.from)}</Fact>
      <Fact name={t("outgoing.flow")}>
        <Anchor component={Link} href={`/flows/${call.flow.id}`} size="sm">
          {call.flow.name}
        </Anchor>
        {call.version !== null && ` · ${t("flows.version", { number: call.version })}`}
      </Fact>
      {variables.length > 0 && (
        <Fact name={t("outgoing.variables")}>
          {variables.map(([name, value]) => (
            <div key={name}>{`${name} = ${value}`}</div>
          ))}
        </Fact>
      )}
      <Fact name={t("outgoing.ring")}>{t("outgoing.seconds", { count: call.ring_seconds })}</Fact>
      <Fact name={t("outgoing.again")}>
        <Retries call={call} />
      </Fact>
      <Fact name={t("outgoing.hours")}>{hoursText(call.hours)}</Fact>
      <Fact name={t("outgoing.asked")}>
        <Time at={call.asked_at} />
        {call.asked_by !== null && ` · ${call.asked_by}`}
      </Fact>
    </dl>
  );
}
