/** What a message is called and what it says, as text. */
import { TextInput, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface PromptWords {
  readonly name: string;
  readonly script: string;
}

interface Props {
  readonly words: PromptWords;
  /** Whether somebody tried to send it: until then a missing name is nobody's fault. */
  readonly tried: boolean;
  readonly onChange: (words: PromptWords) => void;
}

export function PromptFields({ words, tried, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("prompts.name")}
        description={t("prompts.nameHelp")}
        value={words.name}
        maxLength={80}
        onChange={(event) => onChange({ ...words, name: event.currentTarget.value })}
        error={tried && words.name.trim() === "" && t("prompts.nameMissing")}
      />
      <Textarea
        label={t("prompts.script")}
        description={t("prompts.scriptHelp")}
        autosize
        minRows={2}
        value={words.script}
        onChange={(event) => onChange({ ...words, script: event.currentTarget.value })}
      />
    </>
  );
}

export function trimmed({ name, script }: PromptWords): PromptWords {
  return { name: name.trim(), script: script.trim() };
}
