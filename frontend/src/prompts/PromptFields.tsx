/** What a message is called and where it lies. */
import { Autocomplete, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePrompts } from "../store/queries";

export interface PromptWords {
  readonly name: string;
  readonly folder: string;
}

interface Props {
  readonly words: PromptWords;
  /** Whether somebody tried to send it: until then a missing name is nobody's fault. */
  readonly tried: boolean;
  readonly onChange: (words: PromptWords) => void;
}

export function PromptFields({ words, tried, onChange }: Props) {
  const { t } = useTranslation();
  const folders = [...new Set((usePrompts().data ?? []).map(({ folder }) => folder))];
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
      <Autocomplete
        label={t("prompts.folder")}
        description={t("prompts.folderHelp")}
        data={folders.filter((folder) => folder !== "")}
        value={words.folder}
        maxLength={60}
        onChange={(folder) => onChange({ ...words, folder })}
      />
    </>
  );
}

export function trimmed({ name, folder }: PromptWords): PromptWords {
  return { name: name.trim(), folder: folder.trim() };
}
