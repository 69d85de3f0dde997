"""CSV files in and out: every fault with its row, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.panel.tables import Table
from flows.panel.csv_files import Imported, read_list, read_table, write_list, write_table
from flows.problems import Problem


def faults(found: Imported) -> list[tuple[int, str]]:
    return [(fault.row, fault.sentence) for fault in found.faults]


def test_the_first_row_names_the_columns() -> None:
    found = read_table(b"Postcode,Branch\n41101,Gothenburg\n98130,Kiruna\n")
    assert (found.columns, found.rows) == (
        ["Postcode", "Branch"],
        [["41101", "Gothenburg"], ["98130", "Kiruna"]],
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_spreadsheets_delimiter_is_understood(delimiter: str) -> None:
    raw = f"A{delimiter}B\n1{delimiter}2\n".encode()
    assert read_table(raw).rows == [["1", "2"]]


def test_what_western_european_spreadsheets_write_is_understood() -> None:
    assert read_table("Ort;Å\nMalmö;1\n".encode("cp1252")).rows == [["Malmö", "1"]]


def test_a_row_that_is_short_is_filled_up_and_an_empty_one_left_out() -> None:
    assert read_table(b"A,B\n1\n\n,\n2,3\n").rows == [["1", ""], ["2", "3"]]


def test_a_row_that_is_too_long_is_named_and_the_others_stay() -> None:
    found = read_table(b"A,B\n1,2,3\n4,5\n")
    assert faults(found) == [(2, "It has 3 cells where the table has 2 columns.")]
    assert found.rows == [["4", "5"]]


def test_a_fault_after_a_cell_of_two_lines_names_the_row_of_the_file() -> None:
    found = read_table(b'A,B\n"1\n2",3\n4,5,6\n')
    assert [row for row, _ in faults(found)] == [2, 4]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "There is nothing in this file."),
        (b"A,A\n", "Row 1: “A” is there twice: give one another name."),
        (b"A,,B\n", "Row 1: Give it a name."),
        (b'A,B\n1,"2\n', "Row 2 cannot be read"),
        (b"A\n\x81\n", "Row 2 is no text: save the file as UTF-8."),
        (b"A\n" + b"1\n" * 1001, "Row 1002: this file has more than 1000 rows."),
        (b"," * 20 + b"x\n", "Row 1: this file has more than 20 columns."),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_row(raw: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_table(raw)


def test_numbers_as_people_type_them_become_what_calls_show() -> None:
    found = read_list(b"Number,Note\n070-174 06 05,Anna\n0046 31 13 13 13\n+47 90*,Norway\n070*\n")
    assert [(row["number"], row["note"]) for row in found.rows] == [
        ("+46701740605", "Anna"),
        ("+4631131313", ""),
        ("+4790*", "Norway"),
        ("+4670*", ""),
    ]


def test_a_number_nobody_can_read_is_refused_with_its_row() -> None:
    found = read_list(b"0701740605,Anna\nAnna,0701740605\n07,Bo\n+46701740605,Again\n")
    told = "is no phone number: write it like +46701234567, or +4670* for all that begin so."
    assert faults(found) == [
        (2, f"“Anna” {told}"),
        (3, "“07” is too short: look for a missing digit."),
        (4, "+46701740605 is in row 1 already."),
    ]
    assert len(found.rows) == 1


def test_a_formula_goes_out_as_text() -> None:
    rows = [["=HYPERLINK(1)"], ["+46701740605"], ["-1"], ["@SUM"], ["plain"]]
    written = write_table({"columns": ["A"], "rows": rows})
    cells = [row[0] for row in csv.reader(io.StringIO(written.removeprefix("\ufeff")))]
    assert cells == ["A", "'=HYPERLINK(1)", "'+46701740605", "'-1", "'@SUM", "plain"]


def test_a_list_goes_out_with_words_at_its_head_and_comes_back() -> None:
    entry = {"number": "+4670*", "note": "=1"}
    with translation.override("sv"):
        written = write_list({"entries": [entry]})
    assert written == "\ufeffNummer;Anteckning\r\n'+4670*;'=1\r\n"
    assert read_list(written.encode()).rows == [entry]


CELLS = st.text(alphabet="'=+-@;,\"aÅ 1\t＝", max_size=6).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS).filter(any), max_size=5), st.sampled_from(["en", "sv"]))
def test_what_goes_out_comes_back_the_same(rows: list[tuple[str, str]], language: str) -> None:
    cells = [[cell.replace("\t", "") for cell in row] for row in rows]
    told = Table(columns=("A", "B"), rows=tuple(map(tuple, cells))).model_dump(mode="json")
    told["rows"] = [row for row in told["rows"] if any(row)]
    with translation.override(language):
        written = write_table(told)
    found = read_table(written.encode())
    assert (found.faults, found.rows) == ([], told["rows"])
