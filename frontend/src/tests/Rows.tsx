/** A list in the form of a test: its rows, each of which can go, and one more. */
import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./TestForm.module.css";

interface Props<Row> {
  readonly legend: string;
  readonly rows: readonly Row[];
  readonly fresh: Row;
  readonly onChange: (rows: readonly Row[]) => void;
  /** The controls of a row; `name` is what a reader is told of which it is. */
  readonly children: (row: Row, change: (row: Row) => void, name: string) => ReactNode;
}

export function Rows<Row>({ legend, rows, fresh, onChange, children }: Props<Row>) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {rows.length > 0 && (
        <ol className={classes.rows}>
          {rows.map((row, index) => {
            const name = t("test.rowOf", { what: legend, number: index + 1 });
            return (
              <li key={index} className={classes.row} data-free>
                {children(row, (changed) => onChange(rows.with(index, changed)), name)}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t("test.removeRow", { what: legend, number: index + 1 })}
                  onClick={() => onChange(rows.toSpliced(index, 1))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </li>
            );
          })}
        </ol>
      )}
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={14} />}
        aria-label={t("test.addTo", { what: legend })}
        onClick={() => onChange([...rows, fresh])}
      >
        {t("test.addHappening")}
      </Button>
    </fieldset>
  );
}
