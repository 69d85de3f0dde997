/** All prompts of a flow as a sheet: to rewrite, to print, to record a folder for. */
import { Button, Group, Stack } from "@mantine/core";
import { IconDownload, IconMicrophone, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { DropRecordings } from "../prompts/DropRecordings";
import { ScriptTable } from "../prompts/ScriptTable";
import own from "../prompts/Script.module.css";
import { useFlow, useMe, usePrompts } from "../store/queries";
import { scriptFile, useScript } from "../store/voices";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

function Sheet({ flowId }: { readonly flowId: number }) {
  const { t } = useTranslation();
  const prompts = usePrompts();
  const making = prompts.data?.some((prompt) => prompt.making) ?? false;
  const script = useScript(flowId, making);
  const canChange = useMe().data?.rights.includes("design") ?? false;
  if (script.isPending) return <ListWaiting />;
  if (script.isError) return <Problem error={script.error} retry={() => void script.refetch()} />;
  if (script.data.length === 0) {
    return <Empty icon={IconMicrophone} title={t("script.title")} text={t("script.empty")} />;
  }
  return (
    <Stack>
      {canChange && <DropRecordings lines={script.data} onBrought={() => void prompts.refetch()} />}
      <ScriptTable lines={script.data} canChange={canChange} />
    </Stack>
  );
}

export function ScriptPage({ flowId }: { readonly flowId: number }) {
  const { t } = useTranslation();
  const name = useFlow(flowId).data?.name ?? "";
  return (
    <PageFrame>
      <PageHead title={t("script.titleOf", { name })} intro={t("script.intro")}>
        <Group gap="xs" className={own.screen ?? ""}>
          <Button component={Link} href={`/flows/${String(flowId)}`} variant="subtle">
            {t("script.toFlow")}
          </Button>
          <Button
            component="a"
            href={scriptFile(flowId)}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t("script.csv")}
          </Button>
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t("script.print")}
          </Button>
        </Group>
      </PageHead>
      <Sheet flowId={flowId} />
    </PageFrame>
  );
}
