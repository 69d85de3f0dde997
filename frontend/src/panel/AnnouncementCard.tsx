/** An announcement on the panel: whether callers hear it, and the way to begin or end that. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnnouncementRow } from "../api/panel";
import { fieldSentences } from "../store/failures";
import { useAnnounce } from "../store/panel";
import { useMe, usePrompts } from "../store/queries";
import { may } from "../store/rights";
import { PlayButton } from "../ui/PlayButton";
import { PromptSelect } from "../ui/PromptSelect";
import { useFailureText } from "../ui/failure";
import classes from "./Panel.module.css";
import { ThingCard } from "./ThingCard";
import type { Until } from "./UntilFields";
import { NO_UNTIL, UntilFields } from "./UntilFields";
import { inUtc, when } from "./wording";

function State({ row }: { readonly row: AnnouncementRow }) {
  const { t, i18n } = useTranslation();
  const prompt = usePrompts().data?.find(({ key }) => key === row.prompt);
  const moment = (iso: string): string => when(iso, i18n.language);
  return (
    <Group gap="sm" wrap="nowrap" my={6}>
      {prompt !== undefined && <PlayButton url={prompt.url} name={prompt.name} size={36} />}
      <div className={classes.state} role="status">
        {t(`panel.announcement_${row.state}`)}
        {row.state === "waiting" &&
          row.since !== null &&
          ` ${t("panel.fromMoment", { since: moment(row.since) })}`}
        {row.until !== null && ` ${t("panel.untilMoment", { until: moment(row.until) })}`}
        {row.reason !== "" && ` ${row.reason}`}
        <div className={classes.soft}>
          {t("panel.message", { name: prompt?.name ?? row.prompt })}
        </div>
      </div>
    </Group>
  );
}

interface FormProps {
  readonly row: AnnouncementRow;
  readonly onDone: () => void;
}

function AnnounceForm({ row, onDone }: FormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const set = useAnnounce(row.key);
  const [prompt, setPrompt] = useState(row.prompt);
  const [since, setSince] = useState("");
  const [until, setUntil] = useState<Until>(NO_UNTIL);
  const sentences = fieldSentences(set.error);
  const shown = sentences.until !== undefined || sentences.prompt !== undefined;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const times = { since: inUtc(since), until: inUtc(until.until) };
    set.mutate({ on: true, prompt, reason: until.reason.trim(), ...times }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <PromptSelect
          label={t("panel.announcementPrompt")}
          allowDeselect={false}
          value={prompt}
          error={sentences.prompt}
          onChange={(key) => setPrompt(key ?? row.prompt)}
        />
        <TextInput
          type="datetime-local"
          label={t("panel.since")}
          description={t("panel.sinceHelp")}
          value={since}
          error={sentences.since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <UntilFields value={until} error={sentences.until} onChange={setUntil} />
        {set.isError && !shown && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(set.error)}
          </Text>
        )}
        <Button type="submit" size="md" fullWidth loading={set.isPending}>
          {t("panel.announce")}
        </Button>
        <Button variant="default" fullWidth onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </Stack>
    </form>
  );
}

export function AnnouncementCard({ row }: { readonly row: AnnouncementRow }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const announces = may(useMe().data, "announce");
  const end = useAnnounce(row.key);
  const [writing, setWriting] = useState(false);
  const off = { on: false, prompt: "", since: null, until: null, reason: "" };
  return (
    <ThingCard kind="announcement" thing={row} set={row.state !== "off"}>
      <State row={row} />
      {end.isError && (
        <Text size="sm" c="var(--error)" role="alert">
          {failureText(end.error)}
        </Text>
      )}
      {announces && writing && <AnnounceForm row={row} onDone={() => setWriting(false)} />}
      {announces && !writing && (
        <Stack gap="xs">
          {row.state !== "off" && (
            <Button fullWidth loading={end.isPending} onClick={() => end.mutate(off)}>
              {t("panel.endAnnouncement")}
            </Button>
          )}
          <Button variant="default" fullWidth onClick={() => setWriting(true)}>
            {t(row.state === "off" ? "panel.putInForce" : "panel.changeAnnouncement")}
          </Button>
        </Stack>
      )}
    </ThingCard>
  );
}
