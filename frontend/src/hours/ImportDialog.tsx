/** An iCalendar file as exceptions; what cannot be read is named with its row. */
import { Alert, Button, FileInput, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HoursException } from "../api/hours";
import { useReadICal } from "../store/hours";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import classes from "./Hours.module.css";

interface Props {
  readonly zone: string;
  readonly onClose: () => void;
  readonly onImported: (exceptions: readonly HoursException[]) => void;
}

export function ImportDialog({ zone, onClose, onImported }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const read = useReadICal();
  const [file, setFile] = useState<File | null>(null);
  const found = read.data;
  const take = (): void => {
    onImported(found?.exceptions ?? []);
    onClose();
  };
  return (
    <Dialog title={t("hours.importTitle")} onClose={onClose}>
      <Stack>
        <Text size="sm">{t("hours.importText", { zone })}</Text>
        <FileInput
          label={t("hours.file")}
          placeholder={t("hours.fileChoose")}
          accept=".ics,text/calendar"
          value={file}
          error={read.isError ? failureText(read.error) : null}
          onChange={(chosen) => {
            setFile(chosen);
            if (chosen !== null) read.mutate({ file: chosen, zone });
          }}
        />
        {found !== undefined && (
          <Text size="sm" role="status">
            {t("hours.found", { count: found.exceptions.length })}
            {found.past > 0 && ` ${t("hours.foundPast", { count: found.past })}`}
          </Text>
        )}
        {found !== undefined && found.faults.length > 0 && (
          <Alert color="orange" role="alert" title={t("hours.faults")}>
            <ul className={classes.faults}>
              {found.faults.map(({ row, sentence }, at) => (
                <li key={at}>{t("hours.fault", { row, sentence })}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            loading={read.isPending}
            disabled={found === undefined || found.exceptions.length === 0}
            onClick={take}
          >
            {t("hours.take")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
