/** Recordings of a whole script: dropped, matched to its rows, confirmed, brought. */
import { Button, FileButton, Group, Select, Stack, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { DragEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptLine } from "../api/voices";
import { useBringTake } from "../store/voices";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { ACCEPTED } from "./LanguagePanel";
import own from "./Script.module.css";
import { languageName } from "./languages";
import { matched, soundsOf } from "./matching";
import type { Match } from "./matching";

interface ConfirmProps {
  readonly lines: readonly ScriptLine[];
  readonly matches: readonly Match[];
  readonly onBrought: () => void;
  readonly onClose: () => void;
}

function ConfirmMatches({ lines, matches, onBrought, onClose }: ConfirmProps) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const bring = useBringTake();
  const [chosen, setChosen] = useState(matches);
  const kept = chosen.filter(({ row }) => row !== null);
  const options = lines.map((line, row) => ({
    value: String(row),
    label: `${String(line.number)} ${line.name} (${languageName(line.language, i18n.language)})`,
  }));
  const send = async (): Promise<void> => {
    for (const { file, row } of kept) {
      const line = lines[row ?? -1];
      if (line === undefined) continue;
      const { key, language } = line;
      await bring.mutateAsync({ key, language, audio: file, how: "upload" });
    }
    notifications.show({ message: t("script.brought", { count: kept.length }) });
    onBrought();
    onClose();
  };
  return (
    <Dialog title={t("script.matchTitle")} size="xl" onClose={onClose}>
      <Stack>
        <Text size="sm">{t("script.matchText")}</Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("script.file")}</Table.Th>
              <Table.Th>{t("script.row")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {chosen.map((match, place) => (
              <Table.Tr key={match.file.name}>
                <Table.Td>{match.file.name}</Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`${t("script.row")}: ${match.file.name}`}
                    searchable
                    clearable
                    placeholder={t("script.nowhere")}
                    data={options}
                    value={match.row === null ? null : String(match.row)}
                    onChange={(row) =>
                      setChosen(
                        chosen.with(place, {
                          file: match.file,
                          row: row === null ? null : Number(row),
                        }),
                      )
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {bring.isError && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(bring.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={kept.length === 0}
            loading={bring.isPending}
            onClick={() => void send().catch(() => undefined)}
          >
            {t("script.confirm", { count: kept.length })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface Props {
  readonly lines: readonly ScriptLine[];
  readonly onBrought: () => void;
}

export function DropRecordings({ lines, onBrought }: Props) {
  const { t, i18n } = useTranslation();
  const languages = [...new Set(lines.map((line) => line.language))];
  const [language, setLanguage] = useState(languages[0] ?? "");
  const [over, setOver] = useState(false);
  const [matches, setMatches] = useState<Match[] | null>(null);
  const take = (files: readonly File[]): void => {
    const sounds = soundsOf(files);
    if (sounds.length > 0) setMatches(matched(sounds, lines, language));
    else if (files.length > 0) notifications.show({ color: "red", message: t("script.noSounds") });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`${own.drop ?? ""} ${own.screen ?? ""} ${over ? (own.over ?? "") : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group justify="center" gap="xs">
        <Text size="sm">{t("script.drop")}</Text>
        <FileButton multiple accept={ACCEPTED} onChange={take}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="light">
              {t("script.choose")}
            </Button>
          )}
        </FileButton>
        {languages.length > 1 && (
          <>
            <Text size="sm">{t("script.dropFor")}</Text>
            <Select
              size="xs"
              w={140}
              aria-label={t("script.language")}
              allowDeselect={false}
              data={languages.map((code) => ({
                value: code,
                label: languageName(code, i18n.language),
              }))}
              value={language}
              onChange={(code) => setLanguage(code ?? language)}
            />
          </>
        )}
      </Group>
      {matches !== null && (
        <ConfirmMatches
          lines={lines}
          matches={matches}
          onBrought={onBrought}
          onClose={() => setMatches(null)}
        />
      )}
    </div>
  );
}
