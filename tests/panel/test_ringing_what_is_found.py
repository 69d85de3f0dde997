"""Callers press a short number, and whom a table holds for it is rung."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from flows import worlds
from flows.panel import sheets
from flows.panel.things import TABLE
from tests.builders import an_answered_number
from tests.calls.conftest import Line, _call_face
from tests.graphs import flow
from tests.panel.conftest import nobody
from tests.round_trips import round_trips
from webhooks.models import Call
from webhooks.review.sentence import sentence
from webhooks.review.timeline import timeline

__all__ = ["_call_face"]
ROWS = [["12", "070-174 06 05"], ["13", "ask at the desk"], ["14", "0900-12 34 56"]]


def switchboard() -> dict[str, Any]:
    found = [{"column": "Number", "variable": "colleague"}]
    return flow(
        {
            "in": "incoming_call",
            "ask": ("ask_digits", {"prompt": "menu", "variable": "short"}),
            "look": (
                "look_up_table",
                {"table": "staff", "column": "Short", "value": "{short}", "remember": found},
            ),
            "ring": (
                "connect",
                {"targets": [{"number": "{colleague}"}], "announcement": "welcome"},
            ),
            "bye": ("hang_up", {"prompt": "bye", "outcome": "Nobody rung"}),
        },
        "in next > ask",
        "ask done > look",
        "ask invalid > bye",
        "ask no_input > bye",
        "look found > ring",
        "look not_found > bye",
        "ring talked > bye",
        "ring busy > bye",
        "ring no_answer > bye",
    )


@pytest.fixture
def line(db: None) -> Line:
    definition = {"columns": ["Short", "Number"], "rows": ROWS}
    sheets.create_sheet(TABLE, name="Staff", owner="", definition=definition, who=nobody())
    worlds.refresh()
    return Line(an_answered_number(switchboard()))


def is_goodbye(answer: dict[str, Any]) -> bool:
    return bool(answer["play"].endswith(f"/p/{'c' * 64}.wav"))


def test_the_number_that_is_found_is_rung_after_a_word(line: Line) -> None:
    says = line.after(line.start(), "12")
    assert not is_goodbye(says)
    rings = line.after(says, "success")
    assert (rings["connect"], rings["timeout"]) == ("+46701740605", 25)


@pytest.mark.parametrize("short", ["13", "14", "15"])
def test_who_cannot_be_rung_leads_on_without_a_word(line: Line, short: str) -> None:
    assert is_goodbye(line.after(line.start(), short))


def test_each_turn_is_one_round_trip(line: Line) -> None:
    answer = line.after(line.start(), "12")
    assert round_trips(lambda: line.after(answer, "success")) == 1


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "“{colleague}” holds no number that can be rung"),
        ("sv", "”{colleague}” innehåller inget nummer som går att ringa"),
    ],
)
def test_the_call_tells_why_nobody_was_rung(line: Line, language: str, why: str) -> None:
    line.after(line.start(), "13")
    with translation.override(language):
        moment = timeline(Call.objects.get())[-1]
    assert [passage.why for passage in moment.passages][-1] == why


def test_the_sentence_names_the_number_that_was_rung(line: Line) -> None:
    rings = line.after(line.after(line.start(), "12"), "success")
    line.after(rings, "failed")
    call = Call.objects.get()
    assert "rang +46 70 174 06 05 in vain" in sentence(call, now=call.started_at)
