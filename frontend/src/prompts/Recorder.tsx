/** Records a message in the browser: count down, meter, listen, trim, keep or once more. */
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconMicrophone, IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { duration } from "../i18n/times";
import { PlayButton } from "../ui/PlayButton";
import classes from "./Recorder.module.css";
import { Waveform } from "./Waveform";
import type { Span } from "./Waveform";
import { cut, wavOf } from "./sound";
import type { Recording } from "./useRecorder";
import { useRecorder } from "./useRecorder";

interface Props {
  readonly text: string;
  readonly busy: boolean;
  readonly onKeep: (audio: Blob) => void;
  readonly onCancel: () => void;
}

const WHOLE: Span = [0, 1];

interface KeepProps extends Pick<Props, "busy" | "onKeep"> {
  readonly recording: Recording;
  readonly onAgain: () => void;
}

function Keep({ recording, busy, onKeep, onAgain }: KeepProps) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>(WHOLE);
  const audio = useMemo(
    () => wavOf(cut(recording.samples, span), recording.rate),
    [recording, span],
  );
  const url = useMemo(() => URL.createObjectURL(audio), [audio]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const seconds = ((span[1] - span[0]) * recording.samples.length) / recording.rate;
  return (
    <>
      <Waveform samples={recording.samples} span={span} onChange={setSpan} />
      <Group justify="space-between">
        <Group gap="xs">
          <PlayButton url={url} name={t("recorder.recording")} size={36} />
          <Text size="sm" c="dimmed">
            {duration(seconds)}
          </Text>
        </Group>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onAgain}>
            {t("recorder.again")}
          </Button>
          <Button loading={busy} onClick={() => onKeep(audio)}>
            {t("recorder.keep")}
          </Button>
        </Group>
      </Group>
    </>
  );
}

export function Recorder({ text, busy, onKeep, onCancel }: Props) {
  const { t } = useTranslation();
  const { phase, count, level, seconds, recording, failed, start, stop } = useRecorder();
  const begin = (): void => void start();
  return (
    <Stack gap="sm">
      {text !== "" && <Text fw={500}>“{text}”</Text>}
      {failed && (
        <Text size="sm" c="var(--error)" role="alert">
          {t("recorder.failed")}
        </Text>
      )}
      {phase === "counting" && (
        <div className={classes.count} role="status">
          {count}
        </div>
      )}
      {(phase === "counting" || phase === "recording") && (
        <Progress value={level * 100} aria-label={t("recorder.level")} size="lg" />
      )}
      {phase === "recorded" && recording !== null ? (
        <Keep recording={recording} busy={busy} onKeep={onKeep} onAgain={begin} />
      ) : (
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
          {phase === "idle" && (
            <Button leftSection={<IconMicrophone size={16} />} onClick={begin}>
              {t("recorder.start")}
            </Button>
          )}
          {phase === "recording" && (
            <Button color="red" leftSection={<IconPlayerStop size={16} />} onClick={stop}>
              {t("recorder.stop", { time: duration(seconds) })}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
