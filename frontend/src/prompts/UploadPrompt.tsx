/** Uploads a recorded prompt: from the list of prompts, or right where a step needs one. */
import { Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { useCreatePrompt } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { PromptFields, trimmed } from "./PromptFields";

interface Props {
  readonly onClose: () => void;
  readonly onUploaded?: (prompt: Prompt) => void;
}

function nameFrom(file: File): string {
  return file.name.replace(/\.[^.]+$/, "").replaceAll(/[_-]+/g, " ");
}

export function UploadPrompt({ onClose, onUploaded }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const create = useCreatePrompt();
  const [words, setWords] = useState({ name: "", script: "" });
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
    const { name, script } = trimmed(words);
    if (audio === null || name === "") return;
    create.mutate(
      { name, script, audio },
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
          <FileInput
            label={t("prompts.audio")}
            placeholder={t("prompts.audioPlaceholder")}
            accept="audio/wav,audio/x-wav,.wav"
            value={audio}
            onChange={choose}
            error={tried && audio === null && t("prompts.audioMissing")}
          />
          <PromptFields words={words} tried={tried} onChange={setWords} />
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
              {t("prompts.upload")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
