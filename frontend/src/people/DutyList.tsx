/** Who is on duty: one touch changes it, until a moment or until it is changed again. */
import { Button, Group, Switch, Text } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Duty, Person } from "../api/people";
import { moment } from "../i18n/times";
import { usePeople, useSetDuty } from "../store/people";
import { useMe } from "../store/queries";
import { mayKeepPeople } from "../store/rights";
import { ListWaiting } from "../ui/ListWaiting";
import { Problem } from "../ui/Problem";
import { useFailureText } from "../ui/failure";
import { DutyDialog } from "./DutyDialog";
import classes from "./People.module.css";

function useDutyText(): (duty: Duty) => string {
  const { t, i18n } = useTranslation();
  return ({ on, until }) =>
    until === null
      ? t(on ? "people.on" : "people.off")
      : t(on ? "people.onUntil" : "people.offUntil", { until: moment(until, i18n.language) });
}

interface RowProps {
  readonly person: Person;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
}

function Row({ person, readOnly, onOpen }: RowProps) {
  const { t } = useTranslation();
  const dutyText = useDutyText();
  const failureText = useFailureText();
  const set = useSetDuty(person.key);
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        <span className={classes.name}>{person.name}</span>
        {person.teams.length > 0 && <span className={classes.soft}>{person.teams.join(", ")}</span>}
        {set.isError && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(set.error)}
          </Text>
        )}
      </span>
      <Group gap="md" wrap="nowrap">
        <Switch
          size="md"
          label={dutyText(person.duty)}
          aria-label={t("people.isOnDuty", { name: person.name })}
          checked={set.isPending ? set.variables.on : person.duty.on}
          disabled={readOnly}
          onChange={(event) => set.mutate({ on: event.currentTarget.checked, until: null })}
        />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconClock size={16} />}
          aria-label={`${person.name}: ${t("people.untilOpen")}`}
          onClick={onOpen}
        >
          {t("people.untilOpen")}
        </Button>
      </Group>
    </li>
  );
}

/** A section of its own, for any page. */
export function DutyList() {
  const { t } = useTranslation();
  const people = usePeople();
  const readOnly = !mayKeepPeople(useMe().data);
  const [opened, setOpened] = useState<string | null>(null);
  if (people.isPending) return <ListWaiting />;
  if (people.data === undefined) {
    return <Problem error={people.error} retry={() => void people.refetch()} />;
  }
  if (people.data.length === 0) return <p className={classes.soft}>{t("people.emptyTitle")}</p>;
  const shown = people.data.find(({ key }) => key === opened);
  return (
    <div className={classes.box}>
      <ul className={classes.list} aria-label={t("people.duty")}>
        {people.data.map((person) => (
          <Row
            key={person.key}
            person={person}
            readOnly={readOnly}
            onOpen={() => setOpened(person.key)}
          />
        ))}
      </ul>
      {shown !== undefined && (
        <DutyDialog person={shown} readOnly={readOnly} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}
