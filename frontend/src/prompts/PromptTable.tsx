/** The messages of one folder: heard, read, opened. */
import { Badge, Group, Table, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { duration } from "../i18n/times";
import classes from "../ui/Listing.module.css";
import { PlayButton } from "../ui/PlayButton";
import { PromptMenu } from "./PromptMenu";
import { PromptPanel } from "./PromptPanel";
import { StaleMark } from "./StaleMark";

function Marks({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  const draft = prompt.scripts.some(({ take }) => take?.how === "draft");
  return (
    <Group gap={6} mt={4}>
      {prompt.making && <Badge variant="light">{t("takes.making")}</Badge>}
      {prompt.url === "" && !prompt.making && (
        <Badge color="red" variant="light">
          {t("takes.silent")}
        </Badge>
      )}
      {draft && (
        <Badge color="gray" variant="light">
          {t("takeMade.draft")}
        </Badge>
      )}
      {prompt.stale && <StaleMark />}
    </Group>
  );
}

function PromptRow({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Table.Tr>
      <Table.Td w={48}>
        <PlayButton url={prompt.url} name={prompt.name} />
      </Table.Td>
      <Table.Th scope="row" className={classes.cell ?? ""}>
        <UnstyledButton fz="sm" className={classes.name ?? ""} onClick={() => setOpen(true)}>
          {prompt.name}
        </UnstyledButton>
        {open && <PromptPanel promptKey={prompt.key} onClose={() => setOpen(false)} />}
        <Marks prompt={prompt} />
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
      <Table.Td>{prompt.url !== "" && duration(prompt.seconds)}</Table.Td>
      <Table.Td w={60}>
        <PromptMenu prompt={prompt} />
      </Table.Td>
    </Table.Tr>
  );
}

export function PromptTable({ prompts }: { readonly prompts: readonly Prompt[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <VisuallyHidden>{t("prompts.listen")}</VisuallyHidden>
            </Table.Th>
            <Table.Th>{t("prompts.name")}</Table.Th>
            <Table.Th>{t("prompts.script")}</Table.Th>
            <Table.Th>{t("prompts.length")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("prompts.actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompts.map((prompt) => (
            <PromptRow key={prompt.key} prompt={prompt} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
