/** All flows at a glance: what is live, what is not, and where calls are. */
import { Button, Loader, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconFileImport, IconPlus, IconRoute, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../api/types";
import { useFlows, useMe } from "../store/queries";
import { PageFrame } from "../ui/PageFrame";
import { Problem } from "../ui/Problem";
import { FlowTable } from "./FlowTable";
import classes from "./FlowsPage.module.css";
import { ImportDialog } from "./ImportDialog";
import { NewFlowDialog } from "./NewFlowDialog";

function matching(flows: readonly Flow[], search: string): Flow[] {
  const wanted = search.trim().toLocaleLowerCase();
  return flows.filter((flow) =>
    [flow.name, ...flow.numbers].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
}

function EmptyState({ onNew }: { readonly onNew: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <Stack align="center" className={classes.empty}>
      <IconRoute size={40} stroke={1.5} color="var(--accent)" aria-hidden />
      <Title order={2} size="h3">
        {t("flows.emptyTitle")}
      </Title>
      <Text c="dimmed" maw={460}>
        {onNew === null ? t("flows.emptyReader") : t("flows.emptyText")}
      </Text>
      {onNew !== null && <Button onClick={onNew}>{t("flows.new")}</Button>}
    </Stack>
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
  if (flows.isPending) return <Loader aria-label={t("common.loading")} />;
  if (flows.data === undefined) {
    return <Problem error={flows.error} retry={() => void flows.refetch()} />;
  }
  if (flows.data.length === 0) return <EmptyState onNew={onNew} />;
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
  useDocumentTitle(`${t("flows.title")} – ${t("app.name")}`);
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  return (
    <PageFrame>
      <div className={classes.head}>
        <Title order={1} size="h2" className={classes.title ?? ""}>
          {t("flows.title")}
        </Title>
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
      </div>
      <FlowList search={search} onNew={canDesign ? () => setCreating(true) : null} />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {creating && <NewFlowDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}
