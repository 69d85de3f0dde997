/** The messages callers hear: play them, read them, add one. */
import { ActionIcon, Button, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconListSearch, IconMicrophone, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { UsesDialog } from "../find/UsesDialog";
import { duration } from "../i18n/times";
import { useMe, usePrompts } from "../store/queries";
import { useDeletePrompt } from "../store/search";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import classes from "../ui/Listing.module.css";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { PlayButton } from "../ui/PlayButton";
import { Problem } from "../ui/Problem";
import { UploadPrompt } from "../ui/UploadPrompt";
import { useFailureText } from "../ui/failure";

interface RowProps {
  readonly prompt: Prompt;
  readonly onUses: () => void;
}

function PromptRow({ prompt, onUses }: RowProps) {
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
        <ActionIcon
          variant="subtle"
          color="gray"
          title={t("uses.where")}
          aria-label={t("uses.of", { name: prompt.name })}
          onClick={onUses}
        >
          <IconListSearch size={18} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

interface UsesProps {
  readonly prompt: Prompt;
  readonly onClose: () => void;
}

/** Where a message is heard; one that is heard nowhere can be deleted. */
function PromptUses({ prompt, onClose }: UsesProps) {
  const failureText = useFailureText();
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  const remove = useDeletePrompt();
  const onDelete = (): void =>
    remove.mutate(prompt.key, {
      onSuccess: onClose,
      onError: (error) => notifications.show({ color: "red", message: failureText(error) }),
    });
  return (
    <UsesDialog
      used={{ prompt: prompt.key }}
      name={prompt.name}
      onClose={onClose}
      onDelete={canDesign ? onDelete : undefined}
    />
  );
}

function PromptList() {
  const { t } = useTranslation();
  const prompts = usePrompts();
  const [shown, setShown] = useState<Prompt | null>(null);
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
            <Table.Th aria-label={t("uses.where")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompts.data.map((prompt) => (
            <PromptRow key={prompt.key} prompt={prompt} onUses={() => setShown(prompt)} />
          ))}
        </Table.Tbody>
      </Table>
      {shown !== null && <PromptUses prompt={shown} onClose={() => setShown(null)} />}
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
