"""Keys that a sensitive step asks for are kept nowhere, also when the carrier tells them again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone

from flows import programs
from tests.builders import an_answered_number, the_prompts
from tests.calls.conftest import Line, action
from tests.graphs import flow, office
from tests.round_trips import round_trips
from webhooks.ending.endings import archive_report
from webhooks.line import auth
from webhooks.models import Call, CallStep, LiveCall, Report

pytestmark = pytest.mark.django_db
PIN = "4711"
ASKED = {"ivr": "https://calls.example/p/1.wav", "digits": 4}


def a_line(*, sensitive: bool) -> Line:
    ask = {"prompt": "welcome", "variable": "pin", "sensitive": sensitive, "min_digits": 4}
    the_prompts()
    drawing = flow(
        {
            "in": "incoming_call",
            "pin": ("ask_digits", ask),
            "again": ("ask_digits", {"prompt": "menu", "variable": "more"}),
            "bye": "hang_up",
        },
        "in next > pin",
        "pin done > again",
        "pin no_input > bye",
        "pin invalid > bye",
        *(f"again {way} > bye" for way in ("done", "no_input", "invalid")),
    )
    return Line(an_answered_number(drawing))


def hang_up(line: Line, *results: str) -> None:
    """The carrier's report of what it asked and what it heard."""
    told: list[Any] = [{**ASKED, "result": result} for result in results]
    place = f"/elks/hangup/{auth.call_token(line.callid)}"
    form = {"state": "success", "actions": json.dumps(["https://calls.example/start", *told])}
    action(line.post(place, form))


def everything_kept() -> str:
    for report in Report.objects.filter(archived_at=None):
        archive_report(report.pk, now=timezone.now())
    tables = (Call, CallStep, LiveCall, Report)
    return str([list(table.objects.values()) for table in tables])


def test_a_pin_is_kept_nowhere_once_the_call_is_over() -> None:
    line = a_line(sensitive=True)
    line.after(line.after(line.start(), PIN), "99")
    hang_up(line, PIN, "99")
    kept = everything_kept()
    assert PIN not in kept
    assert "••••" in str(Report.objects.get().raw)
    assert [entry["result"] for entry in Call.objects.get().actions[1:]] == ["••••", "••"]


def test_a_pin_is_not_kept_when_the_post_that_brought_it_was_lost() -> None:
    line = a_line(sensitive=True)
    line.start()
    hang_up(line, PIN)
    assert PIN not in everything_kept()


def test_a_pin_is_not_kept_when_the_report_comes_first_or_twice() -> None:
    line = a_line(sensitive=True)
    hang_up(line, PIN)
    line.start()
    hang_up(line, PIN)
    assert PIN not in everything_kept()


def test_a_pin_is_not_kept_when_its_program_cannot_be_read_any_more() -> None:
    line = a_line(sensitive=True)
    line.start()
    programs._kept.clear()
    version = Call.objects.get().version
    assert version is not None
    type(version).objects.filter(pk=version.pk).update(program={"steps": {"pin": {"type": "gone"}}})
    hang_up(line, PIN)
    assert PIN not in everything_kept()


def test_digits_that_nobody_called_sensitive_stay() -> None:
    line = a_line(sensitive=False)
    line.after(line.start(), PIN)
    hang_up(line, PIN)
    everything_kept()
    assert Call.objects.get().actions[1]["result"] == PIN


def test_a_menu_without_secrets_keeps_its_choices_at_the_price_of_one_look() -> None:
    line = Line(an_answered_number(office()))
    line.after(line.start(), "1")
    assert round_trips(lambda: hang_up(line, "1")) <= 2
    assert '"result": "1"' in Report.objects.get().raw["actions"]
