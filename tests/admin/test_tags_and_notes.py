"""What flows remember of a call and its caller, where people look for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.personas import Persona
from webhooks.models import Call, Mark

pytestmark = pytest.mark.django_db
CALLER, OTHER = "+46701234567", "+46709999999"


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    call = make_call(version, number=make_number(version.flow), caller=CALLER)
    for position, (what, name) in enumerate(
        [("tag", "Complaint"), ("tag", "New customer"), ("tag", "Complaint"), ("note", "Is deaf")]
    ):
        mark(call, what, name, position=position)
    return call


def mark(call: Call, what: str, name: str, **facts: Any) -> None:
    caller = call.caller if what == "note" else ""
    Mark.objects.create(
        **{"call": call, "seq": 1, "position": 9, "at": timezone.now()} | facts,
        what=what,
        name=name,
        caller=caller,
    )


def page(persona: Persona, address: str) -> str:
    answer = persona.api.get(address)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    return html


def page_of(persona: Persona, call: Call) -> str:
    return page(persona, f"/admin/webhooks/call/{call.pk}/change/")


def test_a_call_shows_each_of_its_tags_once(rut: Persona, call: Call) -> None:
    html = page_of(rut, call)
    assert (html.count("Complaint"), html.count("New customer")) == (1, 1)
    tags = rut.api.get(f"/api/calls/{call.callid}/").json()["tags"]
    assert tags == ["Complaint", "New customer"]


def test_calls_are_found_by_a_tag(rut: Persona, call: Call) -> None:
    found = rut.api.get("/api/calls/", {"tag": "Complaint"}).json()["results"]
    assert [row["callid"] for row in found] == [call.callid]
    assert rut.api.get("/api/calls/", {"tag": "Is deaf"}).json()["results"] == []
    address = f"/admin/webhooks/call/{call.pk}/change/"
    assert address in page(rut, "/admin/webhooks/call/?tag=Complaint")
    assert address not in page(rut, "/admin/webhooks/call/?tag=Another")


def test_a_note_stands_at_every_call_of_the_caller_the_newest_first(
    rut: Persona, call: Call
) -> None:
    later = make_call(call.version, caller=CALLER)
    mark(later, "note", "Moved to Lund", at=timezone.now() + timedelta(seconds=1))
    html = page_of(rut, call)
    assert html.index("Moved to Lund") < html.index("Is deaf")


def test_it_stands_at_a_call_of_our_own_to_the_same_person(rut: Persona, call: Call) -> None:
    ours = make_call(call.version, direction="outgoing", caller="+46766861004", called=CALLER)
    assert "Is deaf" in page_of(rut, ours)


@pytest.mark.parametrize("caller", [OTHER, ""])
def test_it_stands_at_nobody_elses(rut: Persona, call: Call, caller: str) -> None:
    mark(make_call(call.version, caller=""), "note", "Nobody knows whose")
    html = page_of(rut, make_call(call.version, caller=caller))
    assert "Notes about this caller" not in html
