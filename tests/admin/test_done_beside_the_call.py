"""What a call wanted done beside it, on its page and in the list of calls."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.personas import Persona
from webhooks.models import Call, Errand, Mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    call = make_call(version, number=make_number(version.flow))
    now = timezone.now()
    turn = {"call": call, "seq": 3, "wanted_at": now}
    Errand.objects.create(
        **turn,
        position=1,
        kind="email",
        body={"to": "anna@example.com", "subject": "Hello"},
        state="failed",
        why="The mail server does not take it (550).",
    )
    Errand.objects.create(**turn, position=2, kind="voicemail", body={})
    Mark.objects.create(call=call, seq=3, position=3, what="goal", name="Reached sales", at=now)
    Mark.objects.create(call=call, seq=4, position=1, what="outcome", name="Sold", at=now)
    return call


def page(persona: Persona, address: str) -> str:
    answer = persona.api.get(address)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    return html


def test_e_mails_and_goals_stand_on_the_page_of_the_call(rut: Persona, call: Call) -> None:
    html = page(rut, f"/admin/webhooks/call/{call.pk}/change/")
    for told in ("anna@example.com", "Hello", "does not take it (550).", "Reached sales"):
        assert told in html


def test_so_they_do_over_rest(rut: Persona, call: Call) -> None:
    told = rut.api.get(f"/api/calls/{call.callid}/").json()
    assert [goal["name"] for goal in told["goals"]] == ["Reached sales"]
    [errand] = told["errands"]
    assert (errand["kind"], errand["to"], errand["state"]) == (
        "email",
        "anna@example.com",
        "failed",
    )


def test_calls_are_found_by_a_goal(rut: Persona, call: Call) -> None:
    found = rut.api.get("/api/calls/", {"goal": "Reached sales"}).json()["results"]
    assert [row["callid"] for row in found] == [call.callid]
    assert rut.api.get("/api/calls/", {"goal": "Another"}).json()["results"] == []
    html = page(rut, "/admin/webhooks/call/?goal=Reached+sales")
    assert f"/admin/webhooks/call/{call.pk}/change/" in html
    assert f"/admin/webhooks/call/{call.pk}/change/" not in page(
        rut, "/admin/webhooks/call/?goal=Another"
    )


def test_its_outcome_stands_on_the_page_of_the_call_and_in_the_list(
    rut: Persona, call: Call
) -> None:
    assert "Outcome: Sold" in page(rut, f"/admin/webhooks/call/{call.pk}/change/")
    assert "Sold" in page(rut, "/admin/webhooks/call/")
    assert rut.api.get(f"/api/calls/{call.callid}/").json()["outcome"] == "Sold"


def test_calls_are_found_by_their_outcome(rut: Persona, call: Call) -> None:
    found = rut.api.get("/api/calls/", {"outcome": "Sold"}).json()["results"]
    assert [row["callid"] for row in found] == [call.callid]
    assert rut.api.get("/api/calls/", {"outcome": "Reached sales"}).json()["results"] == []
    address = f"/admin/webhooks/call/{call.pk}/change/"
    assert address in page(rut, "/admin/webhooks/call/?outcome=Sold")
    assert address not in page(rut, "/admin/webhooks/call/?outcome=Another")
