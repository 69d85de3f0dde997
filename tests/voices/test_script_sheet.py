"""The script sheet: a flow's messages in the order they are heard, in every language; as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from flows.models import Prompt
from flows.prompts import add_prompt, change_prompt, write_script
from tests.builders import the_prompts
from tests.drawings import announcement, flow_of, sound, upload
from tests.graphs import office
from tests.personas import Persona

pytestmark = pytest.mark.django_db


def rows(persona: Persona, flow_id: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = persona.api.get(f"/api/flows/{flow_id}/script/").json()
    return found


def table(persona: Persona, flow_id: int) -> list[list[str]]:
    answer = persona.api.get(f"/api/flows/{flow_id}/script.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_messages_stand_in_the_order_in_which_calls_hear_them(rut: Persona) -> None:
    the_prompts()
    for prompt in Prompt.objects.all():
        write_script(prompt.key, "en", prompt.name)
    found = rows(rut, flow_of(office()).pk)
    assert [(row["number"], row["key"]) for row in found] == [
        (1, "menu"),
        (2, "welcome"),
        (3, "bye"),
    ]


def test_every_language_of_the_flow_has_a_row_the_main_one_first(rut: Persona) -> None:
    add_prompt("Hello", audio=upload(sound(seconds=2)), script="Hej!", language="sv")
    write_script("hello", "en", "Hello!")
    found = rows(rut, flow_of(announcement("hello")).pk)
    assert [(row["language"], row["text"]) for row in found] == [("sv", "Hej!"), ("en", "Hello!")]
    takes = [row["take"] and row["take"]["seconds"] for row in found]  # type: ignore[index]
    assert takes == [2.0, None]


def test_a_recording_of_other_words_is_flagged_in_the_sheet(rut: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()), script="Hi!")
    change_prompt("hello", script="Good morning!")
    assert [row["stale"] for row in rows(rut, flow_of(announcement("hello")).pk)] == [True]


def test_the_sheet_is_a_file_for_a_spreadsheet(rut: Persona) -> None:
    add_prompt("Hello", audio=upload(sound(seconds=2)), script='Say "hi", please')
    head, row = table(rut, flow_of(announcement("hello")).pk)
    assert head == ["Number", "Name", "Language", "Text", "Take", "Seconds", "Steps"]
    assert row == ["1", "Hello", "en", 'Say "hi", please', "uploaded", "2.0", "End"]


def test_no_text_becomes_a_formula_in_a_spreadsheet(rut: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()), script="=cmd()")
    assert table(rut, flow_of(announcement("hello")).pk)[1][3] == "'=cmd()"


def test_a_stranger_reads_no_script(stranger: Persona) -> None:
    assert stranger.api.get("/api/flows/1/script/").status_code == 403
