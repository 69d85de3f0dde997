/** People and teams that flows share: who is on duty, whom flows ring. */
import { Button, Group, Stack, Title } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DutyList } from "../people/DutyList";
import { PeopleTable } from "../people/PeopleTable";
import { PersonDialog } from "../people/PersonDialog";
import { TeamDialog } from "../people/TeamDialog";
import { TeamTable } from "../people/TeamTable";
import { usePeople, useTeams } from "../store/people";
import { useMe } from "../store/queries";
import { mayKeepPeople } from "../store/rights";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

interface SectionProps {
  readonly title: string;
  readonly button?: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, button, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {button}
      </Group>
      {children}
    </section>
  );
}

/** `onAdd` is null for those who may only look. */
function Everything({ onAdd }: { readonly onAdd: ((what: Adding) => void) | null }) {
  const { t } = useTranslation();
  const people = usePeople();
  const teams = useTeams();
  if (people.isPending || teams.isPending) return <ListWaiting />;
  if (people.data === undefined || teams.data === undefined) {
    const failed = people.data === undefined ? people : teams;
    return <Problem error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (people.data.length === 0) {
    return (
      <Empty
        icon={IconUsers}
        title={t("people.emptyTitle")}
        text={t(onAdd === null ? "people.emptyReader" : "people.emptyText")}
      >
        {onAdd !== null && <Button onClick={() => onAdd("person")}>{t("people.new")}</Button>}
      </Empty>
    );
  }
  return (
    <Stack gap="xl">
      <Section title={t("people.duty")}>
        <DutyList />
      </Section>
      <Section title={t("people.everybody")}>
        <PeopleTable people={people.data} />
      </Section>
      <Section
        title={t("people.teams")}
        button={
          onAdd !== null && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlus size={16} />}
              onClick={() => onAdd("team")}
            >
              {t("people.newTeam")}
            </Button>
          )
        }
      >
        {teams.data.length > 0 && <TeamTable teams={teams.data} />}
        {teams.data.length === 0 && t("people.noTeams")}
      </Section>
    </Stack>
  );
}

type Adding = "person" | "team";

export function PeoplePage() {
  const { t } = useTranslation();
  const keeps = mayKeepPeople(useMe().data);
  const [adding, setAdding] = useState<Adding | null>(null);
  const close = (): void => setAdding(null);
  return (
    <PageFrame>
      <PageHead title={t("people.title")} intro={t("people.intro")}>
        {keeps && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding("person")}>
            {t("people.new")}
          </Button>
        )}
      </PageHead>
      <Everything onAdd={keeps ? setAdding : null} />
      {adding === "person" && <PersonDialog person={null} onClose={close} />}
      {adding === "team" && <TeamDialog team={null} onClose={close} />}
    </PageFrame>
  );
}
