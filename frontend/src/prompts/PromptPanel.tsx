/** A message whole: its languages, their words and takes. */
import { Button, Group, Menu, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { useMe, usePrompts } from "../store/queries";
import { useChangePrompt } from "../store/queries";
import { useDropLanguage, useWriteScript } from "../store/voices";
import { Dialog } from "../ui/Dialog";
import { LanguagePanel } from "./LanguagePanel";
import { COMMON, languageName, languagesOf } from "./languages";

interface Props {
  readonly promptKey: string;
  readonly language?: string;
  readonly onClose: () => void;
}

function AddLanguage({ prompt, onAdded }: { prompt: Prompt; onAdded: (code: string) => void }) {
  const { t, i18n } = useTranslation();
  const write = useWriteScript();
  const prompts = usePrompts().data ?? [];
  const there = new Set(prompt.scripts.map(({ language }) => language));
  const offered = [...new Set([...languagesOf(prompts), ...COMMON])].filter(
    (code) => !there.has(code),
  );
  const add = (language: string): void =>
    write.mutate({ key: prompt.key, language, text: "" }, { onSuccess: () => onAdded(language) });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />}>
          {t("takes.addLanguage")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((code) => (
          <Menu.Item key={code} onClick={() => add(code)}>
            {languageName(code, i18n.language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function OtherLanguage({ prompt, language }: { prompt: Prompt; language: string }) {
  const { t } = useTranslation();
  const change = useChangePrompt();
  const drop = useDropLanguage();
  const { key } = prompt;
  return (
    <Group gap="xs" mt="sm">
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => change.mutate({ key, language })}
        loading={change.isPending}
      >
        {t("takes.makeMain")}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={() => drop.mutate({ key, language })}
        loading={drop.isPending}
      >
        {t("takes.dropLanguage")}
      </Button>
    </Group>
  );
}

export function PromptPanel({ promptKey, language, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(language ?? "");
  const canChange = useMe().data?.rights.includes("design") ?? false;
  const prompt = usePrompts().data?.find(({ key }) => key === promptKey);
  if (prompt === undefined) return null;
  const told = prompt.scripts.map((script) => script.language);
  // One may come to write what is missing.
  const codes = [...new Set([...told, ...(language === undefined ? [] : [language])])];
  const shown = codes.includes(chosen) ? chosen : prompt.language;
  return (
    <Dialog title={prompt.name} size="lg" onClose={onClose}>
      <Tabs value={shown} onChange={(code) => setChosen(code ?? "")} keepMounted={false}>
        <Group justify="space-between" align="flex-end" gap="xs">
          <Tabs.List>
            {codes.map((code) => (
              <Tabs.Tab key={code} value={code}>
                {languageName(code, i18n.language)}
                {code === prompt.language && codes.length > 1 && ` (${t("takes.main")})`}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {canChange && <AddLanguage prompt={prompt} onAdded={setChosen} />}
        </Group>
        {codes.map((code) => (
          <Tabs.Panel key={code} value={code}>
            <LanguagePanel prompt={prompt} language={code} canChange={canChange} />
            {canChange && code !== prompt.language && told.includes(code) && (
              <OtherLanguage prompt={prompt} language={code} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  );
}
