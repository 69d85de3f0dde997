/** Brings rows from a CSV file: shows each fault with its row, and then takes the rest. */
import { Alert, Button, FileInput, Group, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Brought } from "../api/panel";
import { useBringRows } from "../store/panel";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import classes from "./Panel.module.css";
import type { Sheet, SheetKind } from "./sheet";

interface Props {
  readonly kind: SheetKind;
  readonly sheet: Sheet;
  readonly onTake: (sheet: Sheet) => void;
  readonly onClose: () => void;
}

function rowsOf(brought: Brought): readonly (readonly string[])[] {
  return brought.rows.map((row) => ("number" in row ? [row.number, row.note] : row));
}

/** A table takes the file's columns along when its rows take the place of those there were. */
function taken(kind: SheetKind, sheet: Sheet, brought: Brought, anew: boolean): Sheet {
  const rows = rowsOf(brought);
  if (anew) return kind === "table" ? { columns: brought.columns, rows } : { ...sheet, rows };
  const width = sheet.columns.length;
  const fitted = rows.map((row) => sheet.columns.map((_, at) => row[at] ?? "").slice(0, width));
  if (kind === "table") return { ...sheet, rows: [...sheet.rows, ...fitted] };
  const known = new Set(sheet.rows.map(([number]) => number));
  return { ...sheet, rows: [...sheet.rows, ...rows.filter(([number]) => !known.has(number))] };
}

function Faults({ faults }: Pick<Brought, "faults">) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <Alert color="orange" title={t("panel.csvFaults", { count: faults.length })}>
      <ul className={classes.faults}>
        {faults.map(({ row, sentence }, at) => (
          <li key={at}>{t("panel.csvFault", { row, sentence })}</li>
        ))}
      </ul>
    </Alert>
  );
}

export function CsvDialog({ kind, sheet, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const bring = useBringRows(kind);
  const [anew, setAnew] = useState(true);
  const brought = bring.data;
  return (
    <Dialog title={t("panel.csvTitle")} onClose={onClose}>
      <Stack>
        <FileInput
          label={t("panel.csvFile")}
          description={t(kind === "table" ? "panel.csvHelpTable" : "panel.csvHelpList")}
          placeholder={t("panel.csvChoose")}
          accept=".csv,.txt,text/csv"
          onChange={(file) => file !== null && bring.mutate(file)}
        />
        {bring.isError && (
          <Alert color="red" role="alert">
            {failureText(bring.error)}
          </Alert>
        )}
        {brought !== undefined && (
          <>
            <Text size="sm" role="status">
              {t("panel.csvFound", { count: brought.rows.length })}
            </Text>
            <Faults faults={brought.faults} />
            <Radio.Group
              label={t("panel.csvHow")}
              value={anew ? "anew" : "add"}
              onChange={(how) => setAnew(how === "anew")}
            >
              <Stack gap={8} mt={6}>
                <Radio value="anew" label={t("panel.csvAnew")} />
                <Radio value="add" label={t("panel.csvAdd")} />
              </Stack>
            </Radio.Group>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={brought === undefined || brought.rows.length === 0}
            loading={bring.isPending}
            onClick={() => {
              if (brought !== undefined) onTake(taken(kind, sheet, brought, anew));
              onClose();
            }}
          >
            {t("panel.csvTake")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
