/** The cells of a sheet: typed into, pasted into, gone through with Enter and the arrow keys. */
import { ActionIcon, Pagination, VisuallyHidden } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Panel.module.css";
import type { Sheet, SheetKind } from "./sheet";
import { MOST_ROWS, withCell, withPasted, withoutRow } from "./sheet";

/** More at once would make typing slow. */
const PAGE = 100;

interface Props {
  readonly kind: SheetKind;
  readonly sheet: Sheet;
  /** What the columns are called. */
  readonly heads: readonly string[];
  /** The places of the rows that are shown. */
  readonly shown: readonly number[];
  readonly wrong: number | null;
  readonly readOnly: boolean;
  readonly onChange: (sheet: Sheet) => void;
}

interface RowProps extends Props {
  readonly place: number;
}

function Row({ kind, sheet, heads, place, wrong, readOnly, onChange }: RowProps) {
  const { t } = useTranslation();
  const row = sheet.rows[place] ?? [];
  const paste = (event: ClipboardEvent, column: number): void => {
    const text = event.clipboardData.getData("text/plain");
    const pasted = withPasted(sheet, { row: place, column }, text, MOST_ROWS[kind]);
    if (pasted === null) return;
    event.preventDefault();
    onChange(pasted);
  };
  return (
    <tr data-wrong={place === wrong}>
      <td className={classes.number}>{place + 1}</td>
      {row.map((cell, column) => (
        <td key={column}>
          <input
            className={classes.cell}
            aria-label={t("panel.cell", { column: heads[column], row: place + 1 })}
            aria-invalid={place === wrong}
            maxLength={200}
            value={cell}
            disabled={readOnly}
            onChange={(event) =>
              onChange(withCell(sheet, { row: place, column }, event.currentTarget.value))
            }
            onPaste={(event) => paste(event, column)}
          />
        </td>
      ))}
      {!readOnly && (
        <td className={classes.remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("panel.removeRow", { row: place + 1 })}
            onClick={() => onChange(withoutRow(sheet, place))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}

/** To the same column of the row above or below. */
function step(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const box = event.target;
  if (by === undefined || !(box instanceof HTMLInputElement)) return;
  const cell = box.closest("td");
  const row = cell?.parentElement;
  const next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const there = next?.children[cell?.cellIndex ?? 0]?.querySelector("input");
  if (!there) return;
  event.preventDefault();
  there.focus();
  there.select();
}

export function Grid(props: Props) {
  const { heads, shown, wrong, readOnly } = props;
  const { t } = useTranslation();
  const [chosen, setPage] = useState(1);
  const top = useRef<HTMLDivElement>(null);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = wrong === null ? -1 : shown.indexOf(wrong);
  // What is wrong is brought before people's eyes, wherever they were.
  const [brought, setBrought] = useState<number | null>(null);
  if (wrong !== brought) {
    setBrought(wrong);
    if (at >= 0) setPage(Math.floor(at / PAGE) + 1);
  }
  const page = Math.min(chosen, pages);
  const here = shown.slice((page - 1) * PAGE, page * PAGE);
  return (
    <>
      <div className={classes.sheet} ref={top}>
        <table>
          <thead>
            <tr>
              <th className={classes.number}>
                <VisuallyHidden>{t("panel.rowNumber")}</VisuallyHidden>
              </th>
              {heads.map((head, column) => (
                <th key={column} scope="col">
                  <div className={classes.cell}>{head}</div>
                </th>
              ))}
              {!readOnly && (
                <th className={classes.remove}>
                  <VisuallyHidden>{t("common.delete")}</VisuallyHidden>
                </th>
              )}
            </tr>
          </thead>
          <tbody onKeyDown={step}>
            {here.map((place) => (
              <Row key={place} {...props} place={place} />
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <Pagination
          mt="sm"
          size="sm"
          total={pages}
          value={page}
          onChange={(wanted) => {
            setPage(wanted);
            top.current?.scrollTo({ top: 0 });
          }}
        />
      )}
    </>
  );
}
