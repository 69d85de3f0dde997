/** A prompt: choose one, hear it, or upload a new one on the spot. */
import { ActionIcon, Anchor, Group, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../../api/types";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { UsesDialog } from "../../find/UsesDialog";
import { usePrompts } from "../../store/queries";
import { PromptPanel } from "../../prompts/PromptPanel";
import { StaleMark } from "../../prompts/StaleMark";
import { UploadPrompt } from "../../prompts/UploadPrompt";
import { PromptSelect } from "../../ui/PromptSelect";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

/** An address of audio, or a sound of the carrier's: no message of ours, and not missing either. */
function isElsewhere(sound: string): boolean {
  return /^(https?:\/\/|sound\/)/.test(sound);
}

/** What the chosen message says, whether that is still so, and where else it is. */
function Chosen({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  const [showing, setShowing] = useState(false);
  const [opened, setOpened] = useState(false);
  const { key, name, script } = prompt;
  return (
    <>
      {script !== "" && (
        <Text size="xs" c="dimmed" mt={4} lineClamp={3}>
          “{script}”
        </Text>
      )}
      {prompt.stale && <StaleMark />}
      <Group gap="sm">
        <Anchor component="button" type="button" size="xs" onClick={() => setOpened(true)}>
          {t("takes.open")}
        </Anchor>
        <Anchor component="button" type="button" size="xs" onClick={() => setShowing(true)}>
          {t("uses.where")}
        </Anchor>
      </Group>
      {opened && <PromptPanel promptKey={key} onClose={() => setOpened(false)} />}
      {showing && (
        <UsesDialog used={{ prompt: key }} name={name} onClose={() => setShowing(false)} />
      )}
    </>
  );
}

export function PromptWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const [uploading, setUploading] = useState(false);
  const prompts = usePrompts().data ?? [];
  const key = asText(props.value);
  const chosen = prompts.find((prompt) => prompt.key === key);
  const gone = key !== "" && chosen === undefined;
  return (
    <div>
      <PromptSelect
        {...inputProps(props)}
        clearable={props.field.required !== true}
        placeholder={t("field.choosePrompt")}
        value={key === "" ? null : key}
        onChange={(chosenKey) => props.onChange(chosenKey)}
        others={
          gone
            ? [{ value: key, label: isElsewhere(key) ? key : t("field.promptGone", { key }) }]
            : []
        }
        beside={
          !props.readOnly && (
            <ActionIcon
              size={36}
              variant="default"
              title={t("prompts.new")}
              aria-label={`${t("prompts.new")}: ${props.label}`}
              onClick={() => setUploading(true)}
            >
              <IconUpload size={16} />
            </ActionIcon>
          )
        }
      />
      {chosen !== undefined && <Chosen prompt={chosen} />}
      {uploading && (
        <UploadPrompt
          onClose={() => setUploading(false)}
          onUploaded={(prompt) => props.onChange(prompt.key)}
        />
      )}
    </div>
  );
}
