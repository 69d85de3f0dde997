/** Another name or folder for a message; flows know it by its key and notice nothing. */
import { Button, Group, Stack, Text } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { useChangePrompt } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { PromptFields, trimmed } from "./PromptFields";
import type { PromptWords } from "./PromptFields";

interface Props {
  readonly prompt: Prompt;
  readonly onClose: () => void;
}

export function EditPrompt({ prompt, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const change = useChangePrompt();
  const [words, setWords] = useState<PromptWords>(prompt);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const { name, folder } = trimmed(words);
    if (name !== "") change.mutate({ key: prompt.key, name, folder }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t("prompts.editTitle", { name: prompt.name })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PromptFields words={words} tried onChange={setWords} />
          {change.isError && (
            <Text size="sm" c="var(--error)" role="alert">
              {failureText(change.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
