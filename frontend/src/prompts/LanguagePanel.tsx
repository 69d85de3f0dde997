/** A message in one language: its words, ways to a recording, and the takes there are. */
import { Button, FileButton, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconMicrophone, IconRobot, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HowMade, Prompt } from "../api/types";
import { useBringTake, useDraftTake, useTakes, useVoices, useWriteScript } from "../store/voices";
import { useFailureText } from "../ui/failure";
import classes from "./PromptPanel.module.css";
import { Recorder } from "./Recorder";
import { StaleMark } from "./StaleMark";
import { TakeRow } from "./TakeRow";

export const ACCEPTED = "audio/*,.wav,.mp3,.m4a,.ogg,.opus,.webm,.flac,.aiff";

interface Props {
  readonly prompt: Prompt;
  readonly language: string;
  readonly canChange: boolean;
}

function Words({ prompt, language, canChange }: Props) {
  const { t } = useTranslation();
  const write = useWriteScript();
  const script = prompt.scripts.find((one) => one.language === language);
  const [text, setText] = useState(script?.text ?? "");
  const changed = text.trim() !== (script?.text ?? "");
  return (
    <>
      <Textarea
        label={t("prompts.script")}
        description={t("prompts.scriptHelp")}
        autosize
        minRows={2}
        maxLength={5000}
        readOnly={!canChange}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {changed && (
        <Group justify="flex-end">
          <Button
            size="compact-md"
            loading={write.isPending}
            onClick={() => write.mutate({ key: prompt.key, language, text: text.trim() })}
          >
            {t("takes.saveWords")}
          </Button>
        </Group>
      )}
      {script?.stale === true && <StaleMark />}
    </>
  );
}

function Ways({ prompt, language }: Omit<Props, "canChange">) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [recording, setRecording] = useState(false);
  const bring = useBringTake();
  const draft = useDraftTake();
  const spoken = (useVoices().data ?? []).some(({ languages }) =>
    languages.includes(language.split("-")[0] ?? ""),
  );
  const script = prompt.scripts.find((one) => one.language === language);
  const take = (audio: Blob, how: HowMade): void =>
    bring.mutate(
      { key: prompt.key, language, audio, how },
      { onSuccess: () => setRecording(false) },
    );
  const failed = bring.error ?? draft.error;
  return (
    <>
      {recording ? (
        <Recorder
          text={script?.text ?? ""}
          busy={bring.isPending}
          onKeep={(audio) => take(audio, "browser")}
          onCancel={() => setRecording(false)}
        />
      ) : (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconMicrophone size={16} />}
            onClick={() => setRecording(true)}
          >
            {t("takes.record")}
          </Button>
          <FileButton accept={ACCEPTED} onChange={(file) => file !== null && take(file, "upload")}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={bring.isPending}
                leftSection={<IconUpload size={16} />}
              >
                {t("takes.upload")}
              </Button>
            )}
          </FileButton>
          {spoken && (
            <Button
              variant="default"
              loading={draft.isPending}
              disabled={(script?.text ?? "") === ""}
              leftSection={<IconRobot size={16} />}
              onClick={() => draft.mutate({ key: prompt.key, language })}
            >
              {t("takes.draft")}
            </Button>
          )}
        </Group>
      )}
      {failed !== null && (
        <Text size="sm" c="var(--error)" role="alert">
          {failureText(failed)}
        </Text>
      )}
    </>
  );
}

export function LanguagePanel({ prompt, language, canChange }: Props) {
  const { t } = useTranslation();
  const takes = (useTakes(prompt.key).data ?? []).filter((take) => take.language === language);
  const current = prompt.scripts.find((one) => one.language === language)?.take?.id;
  return (
    <Stack gap="sm" pt="sm">
      <Words prompt={prompt} language={language} canChange={canChange} />
      {canChange && <Ways prompt={prompt} language={language} />}
      {takes.length > 0 && (
        <ul className={classes.takes} aria-label={t("takes.title")}>
          {takes.map((take) => (
            <TakeRow
              key={take.id}
              take={take}
              current={take.id === current}
              name={prompt.name}
              canChange={canChange}
            />
          ))}
        </ul>
      )}
    </Stack>
  );
}
