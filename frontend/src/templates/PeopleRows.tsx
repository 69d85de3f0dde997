/** Names with numbers, one row each; the last row is for whoever comes next. */
import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PersonRow, Question } from "../api/templates";
import { PhoneInput } from "../ui/PhoneInput";
import { NOBODY } from "./answers";

const LONGEST_NAME = 80;

interface Props {
  readonly question: Question;
  readonly rows: readonly PersonRow[];
  readonly onChange: (rows: readonly PersonRow[]) => void;
}

export function PeopleRows({ question, rows, onChange }: Props) {
  const { t } = useTranslation();
  const change = (place: number, row: PersonRow): void =>
    onChange(rows.map((old, at) => (at === place ? row : old)));
  return (
    <Stack gap={6}>
      {rows.map((row, place) => (
        <Group key={place} gap={6} wrap="nowrap" align="flex-start">
          <TextInput
            flex={1}
            miw={0}
            aria-label={t("templates.rowName", { label: question.row, n: place + 1 })}
            placeholder={question.row}
            maxLength={LONGEST_NAME}
            value={row.name}
            onChange={(event) => change(place, { ...row, name: event.currentTarget.value })}
          />
          <PhoneInput
            flex={1}
            miw={0}
            aria-label={t("templates.rowNumber", { label: question.row, n: place + 1 })}
            value={row.number}
            onChange={(number) => change(place, { ...row, number })}
          />
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            disabled={rows.length === 1}
            title={t("templates.removeRow")}
            aria-label={`${t("templates.removeRow")}: ${row.name || place + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== place))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {rows.length < question.most && (
        <Button
          size="compact-sm"
          variant="subtle"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rows, NOBODY])}
        >
          {t("templates.addRow")}
        </Button>
      )}
    </Stack>
  );
}
