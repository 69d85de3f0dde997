"""Calls through opening hours: at pretended times, after an override, without the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone, translation

from flows import worlds
from flows.engine.world import EMPTY
from flows.hours.editing import create_hours, set_override
from tests.builders import an_answered_number
from tests.calls.conftest import Line, _call_face
from tests.engine.hours.calendars import definition, week
from tests.graphs import flow
from tests.round_trips import round_trips
from webhooks.line.outage import outage
from webhooks.models import Call, CallStep
from webhooks.review.timeline import timeline

__all__ = ["_call_face"]
PLAYED = {"a": "open", "b": "closed", "c": "holiday"}
INVENTORY = {"name": "Inventory", "first": "2026-12-01", "last": "2026-12-01"}
MOMENTS = [
    ("2026-11-30T07:59:59+01:00", "closed"),
    ("2026-11-30T08:00:00+01:00", "open"),
    ("2026-11-30T12:00:00+01:00", "closed"),
    ("2026-12-24T10:00:00+01:00", "holiday"),
    ("2026-12-23T11:59:00+01:00", "open"),
    ("2026-12-23T13:30:00+01:00", "closed"),
    # An exception without a way of its own goes the way of "Closed".
    ("2026-12-01T10:00:00+01:00", "closed"),
    # Sunday 02:15-02:45: the hour that comes twice, and the one that never comes.
    ("2026-10-25T00:30:00+00:00", "open"),
    ("2026-10-25T01:30:00+00:00", "open"),
    ("2026-10-25T02:30:00+00:00", "closed"),
    ("2026-03-29T00:30:00+00:00", "closed"),
    ("2026-03-29T01:30:00+00:00", "closed"),
]


@pytest.fixture
def line(db: None) -> Line:
    """A number whose callers hear whether it is open."""
    create_hours(
        "The office",
        definition(
            weekly=week(sunday="02:15-02:45"),
            holidays={"country": "SE", "closed": "office", "short_days": True},
            exceptions=[INVENTORY],
        ),
        user=None,
        now=datetime.fromisoformat("2026-01-01T00:00:00+01:00"),
    )
    worlds.refresh()
    return Line(an_answered_number(reception()))


def reception() -> dict[str, Any]:
    said = {"open": "welcome", "closed": "menu", "holiday": "bye"}
    ways = {way: ("play", {"prompt": prompt}) for way, prompt in said.items()}
    hours = ("opening_hours", {"hours": "the-office", "exceptions": [{"name": "Inventory"}]})
    return flow(
        {"in": "incoming_call", "hours": hours, **ways},
        "in next > hours",
        *(f"hours {way} > {way}" for way in ways),
    )


def heard(answer: dict[str, Any]) -> str:
    return PLAYED[answer["play"].rpartition("/")[2][0]]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    def pretend(moment: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime.fromisoformat(moment))

    return pretend


@pytest.mark.parametrize(("moment", "way"), MOMENTS)
def test_callers_go_the_way_of_the_moment(line: Line, at: Any, moment: str, way: str) -> None:
    at(moment)
    assert heard(line.start()) == way


def test_the_journal_says_which_way_was_taken_and_why(line: Line, at: Any) -> None:
    at("2026-12-24T10:00:00+01:00")
    line.start()
    names = {"en": "Christmas Eve", "sv": "Julafton"}
    why = {"because": "holiday", "name": "Christmas Eve", "names": names}
    assert CallStep.objects.get().path == [
        {"node": "in", "port": "next"},
        {"node": "hours", "port": "holiday", "why": why},
    ]


@pytest.mark.parametrize(("language", "why"), [("en", "Christmas Eve"), ("sv", "Julafton")])
def test_who_looks_at_the_call_reads_why(line: Line, at: Any, language: str, why: str) -> None:
    at("2026-12-24T10:00:00+01:00")
    line.start()
    with translation.override(language):
        moment = timeline(Call.objects.get())[0]
    assert [passage.why for passage in moment.passages] == ["", why]


def test_what_is_set_by_hand_counts_for_the_next_call(line: Line, at: Any) -> None:
    at("2026-12-24T10:00:00+01:00")
    now = timezone.now()
    set_override("the-office", kind="open", until=None, reason="", user=None, now=now)
    worlds.refresh()
    assert heard(line.start()) == "open"


def test_opening_hours_cost_a_call_no_round_trip(line: Line) -> None:
    line.start()
    line.callid = "c2"
    assert round_trips(line.start) == 1


def test_calls_go_on_by_their_hours_without_the_database(
    line: Line, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("2026-12-24T10:00:00+01:00")
    line.start()
    monkeypatch.setattr(outage, "away", True)
    line.callid = "c2"
    assert heard(line.start()) == "holiday"


def test_hours_that_are_gone_count_as_open(line: Line, at: Any) -> None:
    at("2026-12-24T10:00:00+01:00")
    worlds._kept = EMPTY
    assert heard(line.start()) == "open"
