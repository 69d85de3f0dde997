/** One table or caller list, edited like a spreadsheet and saved whole. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconColumns, IconDownload, IconPlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OneSheet } from "../api/panel";
import { sameValue } from "../graph/same";
import bar from "../hours/Hours.module.css";
import { useLeaveWarning } from "../hours/leaving";
import { fieldSentences, isConflict } from "../store/failures";
import { csvAddress, useSaveThing } from "../store/panel";
import { useFailureText } from "../ui/failure";
import { ColumnsDialog } from "./ColumnsDialog";
import { CsvDialog } from "./CsvDialog";
import { Grid } from "./Grid";
import { Lines } from "./Lines";
import type { Sheet, SheetKind } from "./sheet";
import { MOST_ROWS, definitionOf, found, sheetOf, withRow, wrongRow } from "./sheet";

interface Props {
  readonly kind: SheetKind;
  readonly thing: OneSheet;
  readonly readOnly: boolean;
  /** What another one has saved, in place of what was written here. */
  readonly onLoadAnew: () => void;
}

interface ToolsProps {
  readonly kind: SheetKind;
  readonly thing: OneSheet;
  readonly sheet: Sheet;
  readonly changed: boolean;
  readonly readOnly: boolean;
  readonly onChange: (sheet: Sheet) => void;
}

function Tools({ kind, thing, sheet, changed, readOnly, onChange }: ToolsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<"csv" | "columns" | null>(null);
  const close = (): void => setOpened(null);
  const look = { variant: "default", size: "sm" } as const;
  return (
    <Group gap="xs">
      {!readOnly && kind === "table" && (
        <Button
          {...look}
          leftSection={<IconColumns size={16} />}
          onClick={() => setOpened("columns")}
        >
          {t("panel.columns")}
        </Button>
      )}
      {!readOnly && (
        <Button {...look} leftSection={<IconUpload size={16} />} onClick={() => setOpened("csv")}>
          {t("panel.csvIn")}
        </Button>
      )}
      <Button
        {...look}
        component="a"
        href={csvAddress(kind, thing.key)}
        download
        leftSection={<IconDownload size={16} />}
        {...(changed && { title: t("panel.csvSaved") })}
      >
        {t("panel.csvOut")}
      </Button>
      {opened === "csv" && (
        <CsvDialog kind={kind} sheet={sheet} onTake={onChange} onClose={close} />
      )}
      {opened === "columns" && <ColumnsDialog sheet={sheet} onChange={onChange} onClose={close} />}
    </Group>
  );
}

/** `base` stays what the draft began from, whatever is read meanwhile, until it is saved. */
function useSheetDraft(thing: OneSheet) {
  const [base, setBase] = useState(thing);
  const [words, setWords] = useState({ name: thing.name, owner: thing.owner });
  const [sheet, setSheet] = useState(() => sheetOf(thing));
  const changed =
    words.name !== base.name || words.owner !== base.owner || !sameValue(sheet, sheetOf(base));
  const goOnFrom = (saved: OneSheet): void => {
    setBase(saved);
    setWords({ name: saved.name, owner: saved.owner });
    setSheet(sheetOf(saved));
  };
  return { base, words, setWords, sheet, setSheet, changed, goOnFrom };
}

interface Words {
  readonly name: string;
  readonly owner: string;
}

interface WordProps {
  readonly words: Words;
  readonly sentences: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly onChange: (part: Partial<Words>) => void;
}

function WordFields({ words, sentences, readOnly, onChange }: WordProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("panel.name")}
        maxLength={80}
        value={words.name}
        error={words.name.trim() === "" ? t("panel.nameMissing") : sentences.name}
        disabled={readOnly}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("panel.owner")}
        maxLength={80}
        value={words.owner}
        error={sentences.owner}
        disabled={readOnly}
        onChange={(event) => onChange({ owner: event.currentTarget.value })}
      />
    </>
  );
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
    <div className={bar.bar}>
      <Text
        size="sm"
        c={failed ? "var(--error)" : "var(--ink-soft)"}
        role={failed ? "alert" : "status"}
      >
        {failed ? failureText(error) : t(changed ? "panel.unsaved" : "panel.allSaved")}
      </Text>
      {isConflict(error) && (
        <Button variant="default" onClick={onLoadAnew}>
          {t("panel.loadAnew")}
        </Button>
      )}
      <Button disabled={!changed || empty} loading={busy} onClick={onSave}>
        {t("common.save")}
      </Button>
    </div>
  );
}

export function SheetEditor({ kind, thing, readOnly, onLoadAnew }: Props) {
  const { t } = useTranslation();
  const save = useSaveThing(kind, thing.key);
  const { base, words, sheet, changed, ...draft } = useSheetDraft(thing);
  const [search, setSearch] = useState("");
  useLeaveWarning(changed && !readOnly, t("panel.leaveUnsaved"));
  const sentences = fieldSentences(save.error);
  const heads = kind === "table" ? sheet.columns : [t("panel.number"), t("panel.note")];
  const change = (next: Sheet): void => {
    save.reset();
    draft.setSheet(next);
  };
  const word = (part: Partial<Words>): void => {
    save.reset();
    draft.setWords({ ...words, ...part });
  };
  const submit = (): void =>
    save.mutate(
      {
        name: words.name.trim(),
        owner: words.owner.trim(),
        definition: definitionOf(kind, sheet),
        base_revision: base.revision,
      },
      {
        onSuccess: (saved) => {
          draft.goOnFrom(saved);
          notifications.show({ color: "green", message: t("panel.saved") });
        },
      },
    );
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <WordFields words={words} sentences={sentences} readOnly={readOnly} onChange={word} />
        <TextInput
          label={t("panel.search")}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Group>
      <Tools {...{ kind, thing, sheet, changed, readOnly }} onChange={change} />
      <div>
        <Grid
          {...{ kind, sheet, heads, readOnly }}
          shown={found(sheet, search)}
          wrong={wrongRow(sentences, sheet)}
          onChange={change}
        />
        {!readOnly && (
          <Button
            mt="sm"
            variant="light"
            leftSection={<IconPlus size={16} />}
            disabled={sheet.rows.length >= MOST_ROWS[kind]}
            onClick={() => {
              setSearch("");
              change(withRow(sheet));
            }}
          >
            {t("panel.addRow")}
          </Button>
        )}
      </div>
      <Lines kind={kind} thingKey={thing.key} />
      {!readOnly && (
        <SaveBar
          changed={changed}
          empty={words.name.trim() === ""}
          busy={save.isPending}
          error={save.error}
          onSave={submit}
          onLoadAnew={onLoadAnew}
        />
      )}
    </Stack>
  );
}
