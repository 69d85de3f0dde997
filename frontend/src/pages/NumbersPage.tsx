/** Our phone numbers: where their calls go, and how they stand at the carrier. */
import { Button } from "@mantine/core";
import { IconPhone, IconPlus, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AddNumber } from "../numbers/AddNumber";
import { NumberTable } from "../numbers/NumberTable";
import { SyncOutcome } from "../numbers/SyncOutcome";
import { useNumbers, useSyncNumbers } from "../store/numbers";
import { useMe } from "../store/queries";
import { mayOperate } from "../store/rights";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

interface ListProps {
  readonly operates: boolean;
  readonly onAdd: () => void;
}

function NumberList({ operates, onAdd }: ListProps) {
  const { t } = useTranslation();
  const numbers = useNumbers();
  if (numbers.isPending) return <ListWaiting />;
  if (numbers.data === undefined) {
    return <Problem error={numbers.error} retry={() => void numbers.refetch()} />;
  }
  if (numbers.data.length === 0) {
    return (
      <Empty
        icon={IconPhone}
        title={t("number.emptyTitle")}
        text={t(operates ? "number.emptyText" : "number.emptyReader")}
      >
        {operates && <Button onClick={onAdd}>{t("number.add")}</Button>}
      </Empty>
    );
  }
  return <NumberTable numbers={numbers.data} operates={operates} />;
}

export function NumbersPage() {
  const { t } = useTranslation();
  const operates = mayOperate(useMe().data);
  const [adding, setAdding] = useState(false);
  const sync = useSyncNumbers();
  return (
    <PageFrame>
      <PageHead title={t("number.title")} intro={t("number.intro")}>
        {operates && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={sync.isPending}
            onClick={() => sync.mutate(undefined)}
          >
            {t("sync.fetch")}
          </Button>
        )}
        {operates && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t("number.add")}
          </Button>
        )}
      </PageHead>
      <SyncOutcome synced={sync.data} error={sync.error} onClose={sync.reset} />
      <NumberList operates={operates} onAdd={() => setAdding(true)} />
      {adding && <AddNumber onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
