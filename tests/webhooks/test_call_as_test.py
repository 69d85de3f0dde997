"""A call that happened as a saved test of its flow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from flows.engine.testing.saved import SavedTest
from flows.testing.keeping import create_test
from flows.testing.running import run_tests
from tests.builders import OURS, an_answered_number
from tests.flows.saved import named_office
from tests.made_up_calls import DOCUMENT, add_step, make_call, make_flow
from tests.made_up_calls import publish as publish_made_up
from tests.personas import Persona
from webhooks.models import AFTER_SEQ, Call, CallStep

pytestmark = pytest.mark.django_db


def finished(outcome: str, digits: str = "") -> dict[str, str]:
    return {"kind": "finished", "outcome": outcome} | ({"digits": digits} if digits else {})


def answers(step: CallStep, **action: Any) -> None:
    step.answer = json.dumps(action)
    step.save()


def a_call(*, ends_at: str = "") -> Call:
    """Key 9, then 1; sales are busy; the message is spoken for 12 s."""
    number = an_answered_number(named_office())
    assert number.flow is not None
    call = make_call(number.flow.live_version, number=number, called=OURS)
    answers(add_step(call, ("in", "next"), node="menu"), ivr="menu")
    answers(add_step(call, node="menu", event=finished("digits", "9"), seconds=5), ivr="menu")
    step = add_step(call, ("menu", "key:1"), node="sales", event=finished("digits", "1"), seconds=9)
    answers(step, connect="+46701234567")
    step = add_step(call, ("sales", "busy"), node="message", event=finished("busy"), seconds=12)
    answers(step, play="welcome")
    answers(add_step(call, node="message", event=finished("success"), seconds=15), play="beep")
    answers(add_step(call, node="message", event=finished("success"), seconds=16), record="…")
    if not ends_at:
        return call
    step = add_step(call, ("message", "done"), node=ends_at, event=finished("success"), seconds=28)
    answers(step, play="bye")
    return call


def asked(persona: Persona, call: Call) -> Any:
    return persona.api.get(f"/api/calls/{call.callid}/as-test/")


def test_a_call_becomes_a_test_that_its_flow_passes(rut: Persona) -> None:
    call = a_call(ends_at="bye")
    told = asked(rut, call).json()
    definition = told["definition"]
    assert [(one["step"], one["does"], one["keys"]) for one in definition["happens"]] == [
        ("menu", "press", "9"),
        ("menu", "press", "1"),
        ("sales", "busy", ""),
        ("message", "speaks", ""),
        ("bye", "hangs_up", ""),
    ]
    assert definition["happens"][3]["seconds"] == 12
    assert definition["expects"][0]["steps"] == ["menu", "sales", "message", "bye"]
    assert told["remarks"] == []
    assert (definition["caller"], definition["called"]) == ("+46701234567", OURS)
    flow = told["flow"]["id"]
    create_test(flow, name=told["name"], definition=definition, user=None, now=call.started_at)
    (result,) = run_tests(flow).results
    assert (result.passed, result.sentences) == (True, [])


def test_who_hung_up_is_made_part_of_it(rut: Persona) -> None:
    definition = asked(rut, a_call()).json()["definition"]
    assert definition["happens"][-1] == {
        **{"step": "message", "does": "hangs_up", "keys": "", "seconds": None},
        "answer": None,
    }


def test_what_followed_the_call_is_no_part_of_it(rut: Persona) -> None:
    call = a_call()
    before = asked(rut, call).json()
    told = {"event": {"kind": "after"}, "path": [{"node": "bye", "port": ""}], "answer": ""}
    CallStep.objects.create(call=call, seq=AFTER_SEQ, at=call.started_at, **told)
    assert asked(rut, call).json() == before


def test_secret_keys_are_replaced_and_that_is_said(rut: Persona) -> None:
    call = make_call(publish_made_up(make_flow()))
    answers(add_step(call, ("start", "next"), node="menu"), ivr="menu")
    add_step(call, ("menu", "key:1"), node="sales", event=finished("digits", "••"))
    told = asked(rut, call).json()
    assert told["definition"]["happens"][0]["keys"] == "11"
    assert told["remarks"] == ["Secret keys are not kept: at “Main menu” others stand for them."]


def test_what_cannot_be_read_of_a_call_happens_as_it_mostly_does(rut: Persona) -> None:
    call = make_call(publish_made_up(make_flow(), DOCUMENT))
    CallStep.objects.filter(pk=add_step(call, ("start", "next"), node="menu").pk).update(
        answer="no JSON"
    )
    answers(add_step(call, node="menu", event=finished("digits"), seconds=3), ivr="menu")
    add_step(call, ("menu", "no_input"), node="", event=finished("digits"), seconds=6)
    told = asked(rut, call).json()["definition"]
    assert [(one["step"], one["does"]) for one in told["happens"]] == [("menu", "silent")]
    assert SavedTest.model_validate(told).expects[0].steps == ("menu",)


def test_a_call_that_came_by_no_step_is_expected_to_end_as_it_did(rut: Persona) -> None:
    call = make_call(publish_made_up(make_flow()))
    add_step(call, ("start", "next"))
    told = asked(rut, call).json()["definition"]
    assert told["expects"][0]["how"] == "end"


def test_a_call_without_a_flow_or_still_going_on_is_no_test(rut: Persona) -> None:
    assert asked(rut, make_call(None)).status_code == 409
    live = make_call(publish_made_up(make_flow()), live_at="menu")
    add_step(live, ("start", "next"), node="menu")
    assert asked(rut, live).status_code == 409
    assert rut.api.get("/api/calls/nobody/as-test/").status_code == 404


def test_who_may_not_see_calls_makes_no_test_of_them(dora: Persona) -> None:
    assert asked(dora, a_call()).status_code == 403


@pytest.mark.parametrize(
    ("roles", "shown"), [(["reviewer"], False), (["reviewer", "designer"], True)]
)
def test_the_page_of_a_call_offers_it_to_who_may_draw(roles: list[str], shown: bool) -> None:
    page = page_of(a_call(), roles)
    assert ("?test_of=" in page) is shown
    assert ("Who may draw flows too can make this a test." in page) is not shown


def test_of_a_call_that_goes_on_the_page_says_when_it_can_be_a_test() -> None:
    live = make_call(publish_made_up(make_flow()), live_at="menu")
    add_step(live, ("start", "next"), node="menu")
    page = page_of(live, ["reviewer", "designer"])
    assert "?test_of=" not in page
    assert "It can be made a test when it is over." in page


def test_of_a_call_that_met_no_flow_nothing_is_said() -> None:
    page = page_of(make_call(None), ["reviewer"])
    assert "a test" not in page


def page_of(call: Call, roles: list[str]) -> str:
    user = User.objects.create(username="both")
    user.groups.set(Group.objects.filter(name__in=roles))
    browser = Client()
    browser.force_login(user)
    return browser.get(f"/admin/webhooks/call/{call.pk}/change/").content.decode()
