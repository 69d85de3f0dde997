/** The messages callers hear: play them, read them, add one, change one. */
import { Button, Table, Text } from "@mantine/core";
import { IconMicrophone, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { duration } from "../i18n/times";
import { PromptMenu } from "../prompts/PromptMenu";
import { UploadPrompt } from "../prompts/UploadPrompt";
import { useMe, usePrompts } from "../store/queries";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import classes from "../ui/Listing.module.css";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { PlayButton } from "../ui/PlayButton";
import { Problem } from "../ui/Problem";

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
      <Table.Td w={60}>
        <PromptMenu prompt={prompt} />
      </Table.Td>
    </Table.Tr>
  );
}

function PromptList() {
  const { t } = useTranslation();
  const prompts = usePrompts();
  if (prompts.isPending) return <ListWaiting />;
  if (prompts.isError)
    return <Problem error={prompts.error} retry={() => void prompts.refetch()} />;
  if (prompts.data.length === 0) {
    return (
      <Empty icon={IconMicrophone} title={t("prompts.emptyTitle")} text={t("prompts.emptyText")} />
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
            <Table.Th aria-label={t("prompts.actions")} />
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
  const [uploading, setUploading] = useState(false);
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  return (
    <PageFrame>
      <PageHead title={t("prompts.title")} intro={t("prompts.intro")}>
        {canDesign && (
          <Button leftSection={<IconUpload size={16} />} onClick={() => setUploading(true)}>
            {t("prompts.new")}
          </Button>
        )}
      </PageHead>
      <PromptList />
      {uploading && <UploadPrompt onClose={() => setUploading(false)} />}
    </PageFrame>
  );
}
