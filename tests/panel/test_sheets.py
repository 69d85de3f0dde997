"""Tables and caller lists over REST: edited whole, brought and taken as CSV."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from flows.panel.rows import CallerList, PanelLine, SmallTable
from tests.panel.conftest import BRANCHES
from tests.personas import Persona


def save(persona: Persona, place: str, definition: Any) -> Any:
    body = {"base_revision": 1, "name": "Another name", "definition": definition}
    return persona.api.put(f"/api/{place}/", body)


def bring(persona: Persona, place: str, raw: bytes) -> Any:
    body = {"file": SimpleUploadedFile("rows.csv", raw)}
    return persona.api.post(f"/api/{place}/csv/", body, format="multipart")


def test_a_list_of_tables_tells_columns_and_size(branches: SmallTable, rut: Persona) -> None:
    (row,) = rut.api.get("/api/tables/").json()
    assert (row["columns"], row["size"]) == (["Postcode", "Branch"], 1)
    assert "definition" not in row


def test_a_save_is_written_down_with_what_came_and_went(
    branches: SmallTable, oskar: Persona
) -> None:
    rows = [["41101", "Mölndal"], ["98130", "Kiruna"]]
    save(oskar, "tables/branches", {**BRANCHES, "rows": rows})
    line = PanelLine.objects.filter(did="saved").get()
    assert (line.by, line.what) == (oskar.user, {"rows": 2, "added": 2, "removed": 1})


def test_numbers_as_people_type_them_are_kept_as_calls_show_them(
    blocked: CallerList, oskar: Persona
) -> None:
    entries = [{"number": "070-174 06 05", "note": " Anna "}, {"number": "08*"}]
    told = save(oskar, "caller-lists/blocked", {"entries": entries}).json()
    assert told["definition"]["entries"] == [
        {"number": "+46701740605", "note": "Anna"},
        {"number": "+468*", "note": ""},
    ]


def test_a_number_that_is_none_is_refused_with_its_row(blocked: CallerList, oskar: Persona) -> None:
    entries = [{"number": "0701740605"}, {"number": "Anna"}]
    told = save(oskar, "caller-lists/blocked", {"entries": entries}).json()
    sentence = (
        "“Anna” is no phone number: write it like +46701234567, or +4670* for all that begin so."
    )
    assert told["entries.1.number"] == [sentence]
    assert told["detail"] == f"Row 2: {sentence}"


def test_a_number_there_twice_is_refused_with_both_rows(
    blocked: CallerList, oskar: Persona
) -> None:
    entries = [{"number": "0701740605"}, {"number": "+46701740605"}]
    told = save(oskar, "caller-lists/blocked", {"entries": entries}).json()
    assert told["detail"] == "Row 2: +46701740605 is in row 1 already: remove one."


def test_a_row_of_another_width_is_refused(branches: SmallTable, oskar: Persona) -> None:
    told = save(oskar, "tables/branches", {**BRANCHES, "rows": [["1", "2", "3"]]}).json()
    assert told["detail"] == "Row 1 has 3 cells where the table has 2 columns."


def test_what_nobody_can_see_is_refused_with_its_row(branches: SmallTable, oskar: Persona) -> None:
    told = save(oskar, "tables/branches", {**BRANCHES, "rows": [["1", "a\u202eb"]]}).json()
    assert told["detail"] == ("Row 1: It holds characters that nobody can see: type it again.")


def test_more_rows_than_a_table_holds_are_refused(branches: SmallTable, oskar: Persona) -> None:
    told = save(oskar, "tables/branches", {**BRANCHES, "rows": [["1", "2"]] * 1001}).json()
    assert told["detail"] == "A table holds at most 1000 rows."


def test_more_numbers_than_a_list_holds_are_refused(blocked: CallerList, oskar: Persona) -> None:
    entries = [{"number": f"+4670{at:07}"} for at in range(5001)]
    told = save(oskar, "caller-lists/blocked", {"entries": entries}).json()
    assert told["detail"] == "A list holds at most 5000 numbers."


def test_a_table_goes_out_as_a_file(branches: SmallTable, rut: Persona) -> None:
    answer = rut.api.get("/api/tables/branches/csv/")
    assert answer["Content-Disposition"] == 'attachment; filename="branches.csv"'
    assert answer.content.decode() == "\ufeffPostcode,Branch\r\n41101,Gothenburg\r\n"


def test_a_list_goes_out_as_a_file_that_no_spreadsheet_runs(
    blocked: CallerList, rut: Persona
) -> None:
    answer = rut.api.get("/api/caller-lists/blocked/csv/")
    assert answer.content.decode() == "\ufeffNumber,Note\r\n'+46701234567,Rude\r\n"


def test_a_file_brings_rows_and_faults_and_keeps_nothing(
    branches: SmallTable, oskar: Persona
) -> None:
    assert bring(oskar, "tables", b"A,B\n1,2\n1,2,3\n").json() == {
        "columns": ["A", "B"],
        "rows": [["1", "2"]],
        "faults": [{"row": 3, "sentence": "It has 3 cells where the table has 2 columns."}],
    }
    assert SmallTable.objects.get().definition == BRANCHES


def test_a_file_of_numbers_brings_them_as_calls_show_them(oskar: Persona) -> None:
    brought = bring(oskar, "caller-lists", b"Number,Note\n0701740605,Anna\n").json()
    assert brought["rows"] == [{"number": "+46701740605", "note": "Anna"}]


def test_a_file_that_is_too_large_is_refused(oskar: Persona) -> None:
    answer = bring(oskar, "tables", b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["detail"]) == (
        413,
        "This file is too large: at most 1 MB is taken.",
    )


def test_who_may_only_look_brings_nothing(rut: Persona) -> None:
    assert bring(rut, "tables", b"A\n1\n").status_code == 403


@pytest.mark.parametrize("broken", [1, [], {}, {"rows": 1, "entries": 1, "columns": 1}])
def test_what_somebody_broke_is_still_listed(
    branches: SmallTable, blocked: CallerList, rut: Persona, broken: Any
) -> None:
    SmallTable.objects.update(definition=broken)
    CallerList.objects.update(definition=broken)
    for place in ("tables", "caller-lists"):
        (key,) = [row["key"] for row in rut.api.get(f"/api/{place}/").json()]
        told = rut.api.get(f"/api/{place}/{key}/").json()
        assert (told["size"], told["columns"]) == (0, [])
