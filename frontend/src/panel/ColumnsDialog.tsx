/** The columns of a table: other names, one more, one less. What a column held goes with it. */
import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { NameList } from "./NameList";
import { MOST_COLUMNS } from "./draft";
import type { Sheet } from "./sheet";
import { withColumn, withoutColumn } from "./sheet";

interface Props {
  readonly sheet: Sheet;
  readonly onChange: (sheet: Sheet) => void;
  readonly onClose: () => void;
}

/** From one list of names to the next: one came at the end, one went, or one is called otherwise. */
function changed(sheet: Sheet, names: readonly string[]): Sheet {
  if (names.length > sheet.columns.length) return withColumn(sheet, "");
  if (names.length === sheet.columns.length) return { ...sheet, columns: names };
  const gone = sheet.columns.findIndex((name, at) => names[at] !== name);
  return withoutColumn(sheet, gone);
}

export function ColumnsDialog({ sheet, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(sheet);
  const [tried, setTried] = useState(false);
  const empty = draft.columns.some((name) => name.trim() === "");
  return (
    <Dialog title={t("panel.columns")} onClose={onClose}>
      <Stack>
        <NameList
          label={t("panel.columns")}
          help={t("panel.columnsHelp")}
          names={draft.columns}
          fewest={1}
          most={MOST_COLUMNS}
          boxLabel={(number) => t("panel.columnNumber", { number })}
          addLabel={t("panel.addColumn")}
          error={tried && empty ? t("panel.columnEmpty") : undefined}
          errorAt={() => undefined}
          onChange={(names) => setDraft(changed(draft, names))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            onClick={() => {
              setTried(true);
              if (empty) return;
              onChange(draft);
              onClose();
            }}
          >
            {t("panel.columnsDone")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
