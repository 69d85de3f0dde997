/** One calendar of opening hours: what is written down, what holds by hand, and what comes of it. */
import { Button, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Definition, Hours, Picture as HoursPicture } from "../api/hours";
import { fieldSentences, isConflict } from "../store/failures";
import { usePicture, useSaveHours } from "../store/hours";
import { useFailureText } from "../ui/failure";
import { DefinitionFields, Section } from "./DefinitionFields";
import classes from "./Hours.module.css";
import { MomentAsk } from "./MomentAsk";
import { NowMark } from "./NowMark";
import { OverridePanel } from "./OverridePanel";
import { Picture } from "./Picture";
import { useLeaveWarning } from "./leaving";
import { useDraft } from "./useDraft";

const ASK_AFTER_MS = 400;

interface Props {
  readonly hours: Hours;
  readonly readOnly: boolean;
  /** What another one has saved, in place of what was written here. */
  readonly onLoadAnew: () => void;
}

interface SaveProps {
  readonly changed: boolean;
  readonly empty: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onLoadAnew: () => void;
}

function SaveBar({ changed, empty, busy, error, onSave, onLoadAnew }: SaveProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const failed = error !== null;
  return (
    <div className={classes.bar}>
      {failed ? (
        <Text size="sm" c="var(--error)" role="alert">
          {failureText(error)}
        </Text>
      ) : (
        <Text size="sm" c="var(--ink-soft)" role="status">
          {t(changed ? "hours.unsaved" : "hours.allSaved")}
        </Text>
      )}
      {isConflict(error) && (
        <Button variant="default" onClick={onLoadAnew}>
          {t("hours.loadAnew")}
        </Button>
      )}
      <Button disabled={!changed || empty} loading={busy} onClick={onSave}>
        {t("common.save")}
      </Button>
    </div>
  );
}

interface ShownProps {
  readonly picture: HoursPicture | undefined;
  readonly waits: boolean;
}

/** While something cannot be read, the last picture stays, and says so. */
function ShownPicture({ picture, waits }: ShownProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState(picture);
  if (picture !== undefined && picture !== last) setLast(picture);
  return (
    <>
      {waits && (
        <Text size="sm" c="var(--ink-soft)" role="status">
          {t("hours.pictureWaits")}
        </Text>
      )}
      {last !== undefined && <Picture days={last.days} />}
    </>
  );
}

export function HoursEditor({ hours, readOnly, onLoadAnew }: Props) {
  const { t } = useTranslation();
  const save = useSaveHours(hours.key);
  const { base, name, setName, definition, changed, ...draft } = useDraft(hours);
  useLeaveWarning(changed && !readOnly);
  const [asked] = useDebouncedValue(definition, ASK_AFTER_MS);
  const picture = usePicture({ key: hours.key, definition: asked });
  const sentences = { ...fieldSentences(picture.error), ...fieldSentences(save.error) };
  const change = (part: Partial<Definition>): void => {
    save.reset();
    draft.change(part);
  };
  const submit = (): void =>
    save.mutate(
      { name: name.trim(), definition, base_revision: base.revision },
      {
        onSuccess: (saved) => {
          draft.goOnFrom(saved);
          notifications.show({ color: "green", message: t("hours.saved") });
        },
      },
    );
  return (
    <div className={classes.columns}>
      <div>
        <Section title={t("hours.name")}>
          <TextInput
            aria-label={t("hours.name")}
            description={t("hours.nameHelp")}
            maxLength={80}
            value={name}
            error={name.trim() === "" ? t("hours.nameMissing") : sentences.name}
            disabled={readOnly}
            onChange={(event) => {
              save.reset();
              setName(event.currentTarget.value);
            }}
          />
        </Section>
        <DefinitionFields
          definition={definition}
          sentences={sentences}
          readOnly={readOnly}
          onChange={change}
        />
        {!readOnly && (
          <SaveBar
            changed={changed}
            empty={name.trim() === ""}
            busy={save.isPending}
            error={save.error}
            onSave={submit}
            onLoadAnew={onLoadAnew}
          />
        )}
      </div>
      <div className={classes.side}>
        <Section title={t("hours.now")}>
          <Stack gap="sm">
            <NowMark hours={hours} />
            <OverridePanel hours={hours} readOnly={readOnly} />
          </Stack>
        </Section>
        <Section title={t("hours.weeks")}>
          <Stack gap="md">
            <ShownPicture picture={picture.data} waits={picture.isError} />
            {!picture.isError && (
              <MomentAsk zone={asked.zone} question={{ key: hours.key, definition: asked }} />
            )}
          </Stack>
        </Section>
      </div>
    </div>
  );
}
