/** All flows at a glance: what is live, what is not, and where calls are. */
import { Button, Text, TextInput } from "@mantine/core";
import { IconFileImport, IconPlus, IconRoute, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../api/types";
import { useFlows, useMe } from "../store/queries";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import classes from "../ui/Listing.module.css";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";
import { FlowTable } from "./FlowTable";
import { ImportDialog } from "./ImportDialog";
import { NewFlowDialog } from "./NewFlowDialog";

function matching(flows: readonly Flow[], search: string): Flow[] {
  const wanted = search.trim().toLocaleLowerCase();
  return flows.filter((flow) =>
    [flow.name, ...flow.numbers].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
}

function NoFlows({ onNew }: { readonly onNew: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={IconRoute}
      title={t("flows.emptyTitle")}
      text={t(onNew === null ? "flows.emptyReader" : "flows.emptyText")}
    >
      {onNew !== null && <Button onClick={onNew}>{t("flows.new")}</Button>}
    </Empty>
  );
}

function FlowList({
  search,
  onNew,
}: {
  readonly search: string;
  readonly onNew: (() => void) | null;
}) {
  const { t } = useTranslation();
  const flows = useFlows();
  if (flows.isPending) return <ListWaiting />;
  if (flows.data === undefined) {
    return <Problem error={flows.error} retry={() => void flows.refetch()} />;
  }
  if (flows.data.length === 0) return <NoFlows onNew={onNew} />;
  const found = matching(flows.data, search);
  if (found.length === 0) return <Text c="dimmed">{t("flows.nothingFound", { search })}</Text>;
  return (
    <>
      {flows.isError && (
        <Text role="status" size="sm" mb="sm" c="var(--warning)">
          {t("flows.stale")}
        </Text>
      )}
      <FlowTable flows={found} canDesign={onNew !== null} />
    </>
  );
}

export function FlowsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  return (
    <PageFrame>
      <PageHead title={t("flows.title")}>
        <TextInput
          type="search"
          className={classes.search ?? ""}
          aria-label={t("flows.search")}
          placeholder={t("flows.search")}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {canDesign && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} />}
            onClick={() => setImporting(true)}
          >
            {t("flows.import")}
          </Button>
        )}
        {canDesign && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t("flows.new")}
          </Button>
        )}
      </PageHead>
      <FlowList search={search} onNew={canDesign ? () => setCreating(true) : null} />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {creating && <NewFlowDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}
