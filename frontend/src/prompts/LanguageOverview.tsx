/** Every message in every language: what is recorded, what is old, what is missing. */
import { Button, Group, Table } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconMinus, IconVolumeOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { PlayButton } from "../ui/PlayButton";
import classes from "../ui/Listing.module.css";
import { PromptPanel } from "./PromptPanel";
import { languageName, languagesOf, standing, takeIn } from "./languages";

const ICONS = {
  ready: IconCheck,
  stale: IconAlertTriangle,
  silent: IconVolumeOff,
  missing: IconMinus,
};
const COLOURS = { ready: "green", stale: "yellow", silent: "red", missing: "gray" };

export function LanguageOverview({ prompts }: { readonly prompts: readonly Prompt[] }) {
  const { t, i18n } = useTranslation();
  const [opened, setOpened] = useState<{ key: string; language: string } | null>(null);
  const languages = languagesOf(prompts);
  const ready = (language: string): number =>
    prompts.filter((prompt) => standing(prompt, language) === "ready").length;
  return (
    <div className={classes.panel}>
      <Table verticalSpacing={6} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("prompts.name")}</Table.Th>
            {languages.map((code) => (
              <Table.Th key={code}>
                {languageName(code, i18n.language)} {ready(code)}/{prompts.length}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prompts.map((prompt) => (
            <Table.Tr key={prompt.key}>
              <Table.Th scope="row" className={classes.cell ?? ""}>
                {prompt.name}
              </Table.Th>
              {languages.map((language) => {
                const how = standing(prompt, language);
                const Icon = ICONS[how];
                const take = takeIn(prompt, language);
                return (
                  <Table.Td key={language}>
                    <Group gap={4} wrap="nowrap">
                      {take !== null && (
                        <PlayButton
                          url={take.url}
                          name={`${prompt.name}, ${languageName(language, i18n.language)}`}
                          size={24}
                        />
                      )}
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color={COLOURS[how]}
                        leftSection={<Icon size={14} />}
                        onClick={() => setOpened({ key: prompt.key, language })}
                      >
                        {t(`takeStanding.${how}`)}
                      </Button>
                    </Group>
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {opened !== null && (
        <PromptPanel
          promptKey={opened.key}
          language={opened.language}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
