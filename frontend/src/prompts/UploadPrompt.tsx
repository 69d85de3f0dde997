/** A new message, with a recording or without one yet: from their list, or where a step needs one. */
import { Button, FileInput, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { useCreatePrompt, usePrompts } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { ACCEPTED } from "./LanguagePanel";
import { PromptFields, trimmed } from "./PromptFields";
import { COMMON, languageName, languagesOf } from "./languages";

interface Props {
  readonly onClose: () => void;
  readonly onUploaded?: (prompt: Prompt) => void;
}

function nameFrom(file: File): string {
  return file.name.replace(/\.[^.]+$/, "").replaceAll(/[_-]+/g, " ");
}

interface FirstWordsProps {
  readonly language: string;
  readonly script: string;
  readonly onLanguage: (language: string) => void;
  readonly onScript: (script: string) => void;
}

function FirstWords({ language, script, onLanguage, onScript }: FirstWordsProps) {
  const { t, i18n } = useTranslation();
  const used = languagesOf(usePrompts().data ?? []);
  return (
    <>
      <Select
        label={t("prompts.language")}
        description={t("prompts.languageHelp")}
        searchable
        allowDeselect={false}
        value={language}
        onChange={(code) => onLanguage(code ?? language)}
        data={[...new Set([language, ...used, ...COMMON])].map((code) => ({
          value: code,
          label: languageName(code, i18n.language),
        }))}
      />
      <Textarea
        label={t("prompts.script")}
        description={t("prompts.scriptHelp")}
        autosize
        minRows={2}
        maxLength={5000}
        value={script}
        onChange={(event) => onScript(event.currentTarget.value)}
      />
    </>
  );
}

export function UploadPrompt({ onClose, onUploaded }: Props) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const create = useCreatePrompt();
  const prompts = usePrompts().data ?? [];
  const [words, setWords] = useState({ name: "", folder: "" });
  const [script, setScript] = useState("");
  const [asked, setLanguage] = useState<string | null>(null);
  const language = asked ?? prompts[0]?.language ?? i18n.language;
  const [audio, setAudio] = useState<File | null>(null);
  const [tried, setTried] = useState(false);

  const choose = (file: File | null): void => {
    setAudio(file);
    if (file !== null && words.name === "") setWords({ ...words, name: nameFrom(file) });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The inspector may hold a form around this dialog's portal.
    event.stopPropagation();
    setTried(true);
    const { name, folder } = trimmed(words);
    if (name === "") return;
    create.mutate(
      { name, folder, language, script: script.trim(), audio },
      {
        onSuccess: (prompt) => {
          notifications.show({ message: t("prompts.uploaded", { name: prompt.name }) });
          onUploaded?.(prompt);
          onClose();
        },
      },
    );
  };

  return (
    <Dialog onClose={onClose} title={t("prompts.new")}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PromptFields words={words} tried={tried} onChange={setWords} />
          <FirstWords
            language={language}
            script={script}
            onLanguage={setLanguage}
            onScript={setScript}
          />
          <FileInput
            label={t("prompts.audio")}
            description={t("prompts.audioHelp")}
            placeholder={t("prompts.audioPlaceholder")}
            accept={ACCEPTED}
            clearable
            value={audio}
            onChange={choose}
          />
          {create.isError && (
            <Text size="sm" c="var(--error)" role="alert">
              {failureText(create.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("prompts.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
