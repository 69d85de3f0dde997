"""Small tables and caller lists as CSV files: out so that no spreadsheet runs what people typed,
and in with the row of every fault; nothing is kept by reading.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from flows.engine.panel.caller_lists import MOST_ENTRIES, Entry
from flows.engine.panel.tables import MOST_COLUMNS, MOST_ROWS, Table
from flows.problems import Problem
from flows.shared.unreadable import own_sentence

MOST_BYTES = 1024 * 1024
# What a spreadsheet would work out, marked or not: out comes one mark more, in goes one away.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_DELIMITERS = ";,\t"
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Fault:
    row: int
    sentence: str


@dataclass
class Imported:
    """What the file brings, as a definition holds it, and its faults by row of the file."""

    columns: list[str] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def write_table(definition: dict[str, Any]) -> str:
    return _written([definition["columns"], *definition["rows"]])


def write_list(definition: dict[str, Any]) -> str:
    entries = ([entry["number"], entry["note"]] for entry in definition["entries"])
    return _written([[_("Number"), _("Note")], *entries])


def read_table(raw: bytes) -> Imported:
    """The first row names the columns."""
    found = Imported()
    rows = _rows(raw, most=MOST_ROWS)
    _first, names = rows[0]
    found.columns = [name.strip() for name in names]
    while found.columns and not found.columns[-1]:
        found.columns.pop()
    if len(found.columns) > MOST_COLUMNS:
        sentence = _("Row 1: this file has more than {n} columns.")
        raise Problem(sentence.format(n=MOST_COLUMNS))
    for fault in _faults(Table, {"columns": found.columns}):
        raise Problem(_("Row {row}: {sentence}").format(row=1, sentence=fault))
    for at, cells in rows[1:]:
        _read_row(found, at, cells)
    return found


def read_list(raw: bytes) -> Imported:
    """Numbers in the first column, notes in the second; a first row without digits is a heading."""
    found = Imported()
    seen: dict[str, int] = {}
    for place, (at, cells) in enumerate(_rows(raw, most=MOST_ENTRIES)):
        number, note = cells[0], cells[1] if len(cells) > 1 else ""
        if place == 0 and not re.search(r"\d", number):
            continue
        try:
            entry = Entry(number=number, note=note)
        except ValidationError as invalid:
            found.faults += [Fault(at, sentence) for sentence in _sentences(invalid)]
            continue
        first = seen.setdefault(entry.number, at)
        if first == at:
            found.rows.append(entry.model_dump())
        else:
            sentence = _("{number} is in row {first} already.")
            found.faults.append(Fault(at, sentence.format(number=entry.number, first=first)))
    return found


def _read_row(found: Imported, at: int, cells: list[str]) -> None:
    width = len(found.columns)
    if any(cell.strip() for cell in cells[width:]):
        sentence = _("It has {n} cells where the table has {width} columns.")
        found.faults.append(Fault(at, sentence.format(n=len(cells), width=width)))
        return
    row = [cell.strip() for cell in cells[:width]]
    row += [""] * (width - len(row))
    faults = list(_faults(Table, {"columns": found.columns, "rows": [row]}))
    found.faults += [Fault(at, sentence) for sentence in faults]
    if not faults:
        found.rows.append(row)


def _faults(model: type[BaseModel], sent: dict[str, Any]) -> Iterator[str]:
    try:
        model.model_validate(sent)
    except ValidationError as invalid:
        yield from _sentences(invalid)


def _sentences(invalid: ValidationError) -> Iterator[str]:
    for fault in invalid.errors(include_url=False, include_input=False):
        yield own_sentence(fault.get("ctx", {})) or str(fault["msg"])


def _written(rows: Iterable[Sequence[str]]) -> str:
    """As the spreadsheets of the reader's country open it: with a mark that it is UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    delimiter = ";" if get_language() == "sv" else ","
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return out.getvalue()


def _rows(raw: bytes, *, most: int) -> list[Row]:
    """Rows that hold something, each with the line it begins in."""
    text = _decoded(raw)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [_unmarked(cell) for cell in cells]))
            begins = reader.line_num + 1
            if len(rows) > most + 1:
                sentence = _("Row {row}: this file has more than {n} rows.")
                raise Problem(sentence.format(row=begins - 1, n=most))
    except csv.Error:
        sentence = _("Row {row} cannot be read: look for a quotation mark without its other one.")
        raise Problem(sentence.format(row=begins)) from None
    if not rows:
        raise Problem(_("There is nothing in this file."))
    return rows


def _unmarked(cell: str) -> str:
    return cell[1:] if _MARKED.match(cell) else cell


def _decoded(raw: bytes) -> str:
    """UTF-8, or what spreadsheets in Western Europe write."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as fault:
        row = raw[: fault.start].count(b"\n") + 1
        sentence = _("Row {row} is no text: save the file as UTF-8.")
        raise Problem(sentence.format(row=row)) from None
