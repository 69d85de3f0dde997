/** What a table or a caller list holds, as a sheet of cells; and what is pasted into it. */
import type { ListDefinition, ListEntry, OneSheet, TableDefinition } from "../api/panel";

export type SheetKind = "table" | "caller_list";

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const MOST_ROWS: Readonly<Record<SheetKind, number>> = { table: 1_000, caller_list: 5_000 };

function isList(definition: OneSheet["definition"]): definition is ListDefinition {
  return "entries" in definition;
}

function cellsOf({ number, note }: ListEntry): readonly string[] {
  return [number, note];
}

/** A caller list has two columns, whose names are the page's own. */
export function sheetOf({ definition }: Pick<OneSheet, "definition">): Sheet {
  if (isList(definition)) return { columns: ["", ""], rows: definition.entries.map(cellsOf) };
  return { columns: definition.columns, rows: definition.rows };
}

function holdsSomething(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== "");
}

/** Rows that hold nothing are left out. */
export function definitionOf(kind: SheetKind, sheet: Sheet): TableDefinition | ListDefinition {
  const rows = sheet.rows.filter(holdsSomething);
  if (kind === "table") return { columns: sheet.columns, rows };
  return { entries: rows.map(([number = "", note = ""]) => ({ number, note })) };
}

/** The places of the rows that are sent, so that what is wrong is shown at its own. */
export function sentPlaces(sheet: Sheet): readonly number[] {
  return sheet.rows.flatMap((row, place) => (holdsSomething(row) ? [place] : []));
}

/** What the server says of a row it was sent: `rows.3.1`, `entries.3.number`, or “Row 4: …”. */
export function wrongRow(sentences: Readonly<Record<string, string>>, sheet: Sheet): number | null {
  const named = Object.entries(sentences).flatMap(([place, sentence]) => {
    const path = /^(?:rows|entries)\.(\d+)/.exec(place)?.[1];
    const told = /^(?:Row|Rad) (\d+)/.exec(sentence)?.[1];
    if (path !== undefined) return [Number(path)];
    return told === undefined ? [] : [Number(told) - 1];
  });
  const [first] = named;
  return first === undefined ? null : (sentPlaces(sheet)[first] ?? null);
}

export function withCell(sheet: Sheet, at: Place, typed: string): Sheet {
  const rows = sheet.rows.map((row, place) =>
    place === at.row ? row.map((cell, column) => (column === at.column ? typed : cell)) : row,
  );
  return { ...sheet, rows };
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Cells copied in a spreadsheet, from the place on; null for a text that is one cell's. */
export function withPasted(sheet: Sheet, at: Place, text: string, most: number): Sheet | null {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length === 1 && !text.includes("\t")) return null;
  const width = sheet.columns.length;
  const rows = [...sheet.rows];
  lines.forEach((line, down) => {
    const place = at.row + down;
    if (place >= most) return;
    const row = [...(rows[place] ?? Array<string>(width).fill(""))];
    line.split("\t").forEach((cell, right) => {
      if (at.column + right < width) row[at.column + right] = cell;
    });
    rows[place] = row;
  });
  return { ...sheet, rows };
}

export function withRow(sheet: Sheet): Sheet {
  return { ...sheet, rows: [...sheet.rows, Array<string>(sheet.columns.length).fill("")] };
}

export function withoutRow(sheet: Sheet, place: number): Sheet {
  return { ...sheet, rows: sheet.rows.filter((_, at) => at !== place) };
}

export function withColumn(sheet: Sheet, name: string): Sheet {
  return { columns: [...sheet.columns, name], rows: sheet.rows.map((row) => [...row, ""]) };
}

export function withoutColumn(sheet: Sheet, place: number): Sheet {
  const others = (_: string, at: number): boolean => at !== place;
  return {
    columns: sheet.columns.filter(others),
    rows: sheet.rows.map((row) => row.filter(others)),
  };
}

/** The places of the rows that hold what is searched for, all of them for an empty search. */
export function found(sheet: Sheet, search: string): readonly number[] {
  const wanted = search.trim().toLocaleLowerCase();
  return sheet.rows.flatMap((row, place) =>
    wanted === "" || row.some((cell) => cell.toLocaleLowerCase().includes(wanted)) ? [place] : [],
  );
}
