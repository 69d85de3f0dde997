/** The messages callers hear: play them, read them, add one. */
import { Button, Loader, Stack, Table, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconMicrophone, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { duration } from "../i18n/times";
import { useMe, usePrompts } from "../store/queries";
import { PageFrame } from "../ui/PageFrame";
import { PlayButton } from "../ui/PlayButton";
import { Problem } from "../ui/Problem";
import { UploadPrompt } from "../ui/UploadPrompt";
import classes from "./FlowsPage.module.css";

function PromptRow({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td w={48}>
        <PlayButton url={prompt.url} name={prompt.name} />
      </Table.Td>
      <Table.Th scope="row" className={classes.cell ?? ""}>
        {prompt.name}
      </Table.Th>
      <Table.Td>
        {prompt.script === "" ? (
          <span className={classes.soft}>{t("prompts.noScript")}</span>
        ) : (
          <Text size="sm" lineClamp={2}>
            {prompt.script}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{duration(prompt.seconds)}</Table.Td>
    </Table.Tr>
  );
}

function PromptList() {
  const { t } = useTranslation();
  const prompts = usePrompts();
  if (prompts.isPending) return <Loader aria-label={t("common.loading")} />;
  if (prompts.isError)
    return <Problem error={prompts.error} retry={() => void prompts.refetch()} />;
  if (prompts.data.length === 0) {
    return (
      <Stack align="center" className={classes.empty}>
        <IconMicrophone size={40} stroke={1.5} color="var(--accent)" aria-hidden />
        <Title order={2} size="h3">
          {t("prompts.emptyTitle")}
        </Title>
        <Text c="dimmed">{t("prompts.emptyText")}</Text>
      </Stack>
    );
  }
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th aria-label={t("prompts.listen")} />
            <Table.Th>{t("prompts.name")}</Table.Th>
            <Table.Th>{t("prompts.script")}</Table.Th>
            <Table.Th>{t("prompts.length")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompts.data.map((prompt) => (
            <PromptRow key={prompt.key} prompt={prompt} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function PromptsPage() {
  const { t } = useTranslation();
  useDocumentTitle(`${t("prompts.title")} – ${t("app.name")}`);
  const [uploading, setUploading] = useState(false);
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  return (
    <PageFrame>
      <div className={classes.head}>
        <div className={classes.title}>
          <Title order={1} size="h2">
            {t("prompts.title")}
          </Title>
          <Text c="dimmed" size="sm">
            {t("prompts.intro")}
          </Text>
        </div>
        {canDesign && (
          <Button leftSection={<IconUpload size={16} />} onClick={() => setUploading(true)}>
            {t("prompts.new")}
          </Button>
        )}
      </div>
      <PromptList />
      {uploading && <UploadPrompt onClose={() => setUploading(false)} />}
    </PageFrame>
  );
}
