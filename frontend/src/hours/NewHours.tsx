/** New opening hours: a name, a week and the holidays; all else may come later. */
import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Definition, Hours } from "../api/hours";
import { fieldSentences } from "../store/failures";
import { useCreateHours, useHoursChoices } from "../store/hours";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { HolidayFields } from "./HolidayFields";
import { WeekFields } from "./WeekFields";
import { newDefinition } from "./draft";

interface Props {
  readonly onClose: () => void;
  readonly onCreated: (hours: Hours) => void;
}

const SHOWN_AT_FIELD = /^(name|weekly)(\.|$)/;

export function NewHours({ onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const create = useCreateHours();
  const zone = useHoursChoices().data?.zone ?? "Europe/Stockholm";
  const [name, setName] = useState("");
  const [written, setWritten] = useState<Definition | null>(null);
  const [tried, setTried] = useState(false);
  const definition = written ?? newDefinition(zone);
  const sentences = fieldSentences(create.error);
  const atField = Object.keys(sentences).some((place) => SHOWN_AT_FIELD.test(place));
  const missing = tried && name.trim() === "" ? t("hours.nameMissing") : null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The form of a step around it, where there is one, is not meant.
    event.stopPropagation();
    setTried(true);
    if (name.trim() === "") return;
    create.mutate(
      { name: name.trim(), definition },
      {
        onSuccess: (hours) => {
          onCreated(hours);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t("hours.new")} size="xl" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t("hours.name")}
            description={t("hours.nameHelp")}
            maxLength={80}
            value={name}
            error={missing ?? sentences.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <WeekFields
            week={definition.weekly}
            path="weekly"
            sentences={sentences}
            readOnly={false}
            onChange={(weekly) => setWritten({ ...definition, weekly })}
          />
          <HolidayFields
            rule={definition.holidays}
            readOnly={false}
            onChange={(holidays) => setWritten({ ...definition, holidays })}
          />
          {create.isError && !atField && (
            <Alert role="alert" color="red">
              {failureText(create.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("common.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
