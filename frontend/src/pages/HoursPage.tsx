/** Opening hours that flows share: what each says now. */
import { Button } from "@mantine/core";
import { IconCalendarTime, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { HoursTable } from "../hours/HoursTable";
import { NewHours } from "../hours/NewHours";
import { useHoursList } from "../store/hours";
import { useMe } from "../store/queries";
import { mayKeepHours } from "../store/rights";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

interface ListProps {
  /** How to write the first; null for those who may only look. */
  readonly onAdd: (() => void) | null;
}

function HoursList({ onAdd }: ListProps) {
  const { t } = useTranslation();
  const hours = useHoursList();
  if (hours.isPending) return <ListWaiting />;
  if (hours.data === undefined) {
    return <Problem error={hours.error} retry={() => void hours.refetch()} />;
  }
  if (hours.data.length === 0) {
    return (
      <Empty
        icon={IconCalendarTime}
        title={t("hours.emptyTitle")}
        text={t(onAdd === null ? "hours.emptyReader" : "hours.emptyText")}
      >
        {onAdd !== null && <Button onClick={onAdd}>{t("hours.new")}</Button>}
      </Empty>
    );
  }
  return <HoursTable rows={hours.data} />;
}

export function HoursPage() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const keeps = mayKeepHours(useMe().data);
  const [adding, setAdding] = useState(false);
  const add = (): void => setAdding(true);
  return (
    <PageFrame>
      <PageHead title={t("hours.title")} intro={t("hours.intro")}>
        {keeps && (
          <Button leftSection={<IconPlus size={16} />} onClick={add}>
            {t("hours.new")}
          </Button>
        )}
      </PageHead>
      <HoursList onAdd={keeps ? add : null} />
      {adding && (
        <NewHours onClose={() => setAdding(false)} onCreated={({ key }) => go(`/hours/${key}`)} />
      )}
    </PageFrame>
  );
}
