"""The stand-in carrier calls a hunt group whose people answer, are busy or don't."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from django.utils import timezone

from flows import worlds
from flows.people.duty import By, set_duty
from flows.people.rows import DutyHow
from tests.builders import OURS, an_answered_number
from tests.chance.conftest import call_face
from tests.chance.network import InProcess
from tests.graphs import flow
from tests.people.conftest import ANNA, BO, CIA, a_team, somebody
from webhooks.numbers import start_url
from webhooks.standin.caller import Answers, Behaviour, Busy, NoAnswer
from webhooks.standin.carrier import Carrier
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Heard, Rang, Transcript

__all__ = ["call_face"]
API_URL = "https://api.46elks.com/a1"
ANSWERS, BUSY, SILENT = Answers(talks=20), Busy(), NoAnswer()


def reception() -> dict[str, Any]:
    """On duty one after another, then all at once, then a goodbye."""
    hunt = {"team": "sales", "rounds": 1, "pause_prompt": "welcome"}
    return flow(
        {
            "in": "incoming_call",
            "duty": ("on_duty", {"team": "sales"}),
            "hunt": ("hunt_group", hunt),
            "all": ("ring_everyone", {"team": "sales"}),
            "bye": ("play", {"prompt": "bye"}),
        },
        *("in next > duty", "duty yes > hunt", "duty no > bye"),
        *("hunt nobody > all", "all nobody > bye"),
    )


def place(people: Mapping[str, Behaviour]) -> Transcript:
    async def call(address: str, face: InProcess) -> Transcript:
        async with Carrier(api_url=API_URL, transport=face) as carrier:
            caller = ScriptedCaller(called=people, hangs_up_after=600)
            return await carrier.place(
                address, from_number="+46709999999", to_number=OURS, caller=caller
            )

    number = an_answered_number(reception())
    worlds.refresh()
    with InProcess() as face:
        return asyncio.run(call(start_url(number), face))


def rang(transcript: Transcript) -> list[dict[str, str]]:
    return [entry.event.numbers for entry in transcript.entries if isinstance(entry.event, Rang)]


@pytest.fixture
def _sales(call_face: None) -> None:
    a_team("Sales", [somebody("Anna", ANNA), somebody("Bo", BO), somebody("Cia", CIA)])


@pytest.mark.usefixtures("_sales")
def test_the_one_who_answers_talks_and_those_before_were_tried() -> None:
    call = place({ANNA: SILENT, BO: BUSY, CIA: ANSWERS})
    assert rang(call) == [{ANNA: "failed"}, {BO: "busy"}, {CIA: "success"}]
    assert call.faults == []


@pytest.mark.usefixtures("_sales")
def test_callers_hear_between_tries_that_somebody_is_looked_for() -> None:
    call = place({ANNA: SILENT, BO: SILENT, CIA: ANSWERS})
    assert sum(isinstance(entry.event, Heard) for entry in call.entries) == 2


@pytest.mark.usefixtures("_sales")
def test_where_nobody_answers_all_ring_at_once_and_then_the_flow_goes_on() -> None:
    call = place({ANNA: SILENT, BO: BUSY, CIA: SILENT})
    alone = [{ANNA: "failed"}, {BO: "busy"}, {CIA: "failed"}]
    assert rang(call) == [*alone, {ANNA: "failed", BO: "busy", CIA: "failed"}]


@pytest.mark.usefixtures("_sales")
def test_only_those_on_duty_are_rung() -> None:
    for key in ("anna", "cia"):
        by = By(DutyHow.PANEL)
        set_duty(key, on=False, until=None, by=by, now=timezone.now())
    assert rang(place({BO: ANSWERS})) == [{BO: "success"}]
