"""Calls asked for over REST: who may, what is refused, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import OURS
from tests.drawings import flow_of, goodbye
from tests.outgoing.conftest import THEM, Ask
from tests.personas import Persona
from webhooks.models import Call, CallAttempt, Number, OutgoingCall, Rental
from webhooks.numbers import add_number
from webhooks.outgoing import following, queue
from webhooks.outgoing.asking import cancel_call

DEFAULT_RETRIES = {
    "busy": {"times": 2, "pause": 5},
    "no_answer": {"times": 2, "pause": 30},
    "failed": {"times": 1, "pause": 5},
}


def body(number: Number, **changes: Any) -> dict[str, Any]:
    return {"flow": number.flow_id, "from": OURS, "to": "0701-23 45 67", **changes}


def test_a_call_is_asked_for_and_waits(oskar: Persona, number: Number) -> None:
    told = oskar.api.post("/api/outgoing/", body(number, variables={"name": "Ada"}))
    found = told.json()
    moments = {name: found.pop(name) for name in ("asked_at", "next_attempt_at")}
    assert moments["asked_at"] == moments["next_attempt_at"]
    assert (told.status_code, found) == (
        201,
        {
            "id": OutgoingCall.objects.get().pk,
            "flow": {"id": number.flow_id, "name": "Office"},
            "version": None,
            "to": THEM,
            "variables": {"name": "Ada"},
            "ring_seconds": 45,
            "retries": DEFAULT_RETRIES,
            "hours": None,
            "state": "waiting",
            "why": "",
            "asked_by": "oskar",
            "attempts": [],
            "from": OURS,
            "warning": "",
        },
    )


def test_rules_and_hours_are_kept_as_they_were_given(oskar: Persona, number: Number) -> None:
    hours = {"from": "09:00:00", "until": "17:30:00", "weekdays": [1, 5]}
    retries = {"busy": {"times": 0, "pause": 1}}
    told = oskar.api.post("/api/outgoing/", body(number, retries=retries, hours=hours)).json()
    assert (told["hours"], told["retries"]) == (hours, DEFAULT_RETRIES | retries)


def test_weekdays_are_taken_without_hours(oskar: Persona, number: Number) -> None:
    told = oskar.api.post("/api/outgoing/", body(number, hours={"weekdays": [6, 7]})).json()
    assert told["hours"] == {"from": None, "until": None, "weekdays": [6, 7]}


def test_hours_are_taken_as_they_are_told(oskar: Persona, number: Number) -> None:
    told = {"from": None, "until": None, "weekdays": [6, 7]}
    again = oskar.api.post("/api/outgoing/", body(number, hours=told)).json()
    assert again["hours"] == told


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": "hello"}, "to"),
        ({"from": "+46766861009"}, "from"),
        ({"ring_seconds": 4}, "ring_seconds"),
        ({"variables": {"Name": "Ada"}}, "variables"),
        ({"variables": {"caller": "+46700000000"}}, "variables"),
        ({"variables": {"name": "x" * 1001}}, "variables"),
        ({"hours": {"from": "17:00", "until": "09:00"}}, "hours"),
        ({"hours": {"from": "09:00"}}, "hours"),
        ({"hours": {"until": "17:00"}}, "hours"),
        ({"hours": {"from": "09:00", "until": "17:00", "weekdays": []}}, "hours"),
        ({"retries": {"busy": {"times": 99, "pause": 1}}}, "retries"),
        ({"flow": None}, "flow"),
    ],
)
def test_what_cannot_be_called_is_refused_at_its_field(
    oskar: Persona, number: Number, changes: dict[str, Any], field: str
) -> None:
    answer = oskar.api.post("/api/outgoing/", body(number, **changes))
    assert answer.status_code == 400
    assert set(answer.json()) == {"detail", field}
    assert not OutgoingCall.objects.exists()


def rented(number: Number, *, gone: bool = False) -> None:
    now = timezone.now()
    Rental.objects.create(
        number=number, carrier_id=f"n{number.pk}", checked_at=now, gone_at=now if gone else None
    )


def test_a_sender_that_the_carriers_account_does_not_have_is_warned_of(
    oskar: Persona, number: Number
) -> None:
    rented(add_number("+46766861007"))
    told = oskar.api.post("/api/outgoing/", body(number))
    assert (told.status_code, told.json()["warning"]) == (
        201,
        "The carrier's account does not have +46 76 686 10 04, so it may refuse to call from it: "
        "choose another number, or fetch the carrier's numbers.",
    )


def test_a_sender_that_the_account_has_no_more_is_warned_of(oskar: Persona, number: Number) -> None:
    rented(number, gone=True)
    assert "may refuse" in oskar.api.post("/api/outgoing/", body(number)).json()["warning"]


def test_a_sender_that_the_account_has_is_not_warned_of(oskar: Persona, number: Number) -> None:
    rented(number)
    assert oskar.api.post("/api/outgoing/", body(number)).json()["warning"] == ""


def test_a_flow_must_be_published_first(oskar: Persona, number: Number) -> None:
    draft = flow_of(goodbye(), name="Draft")
    answer = oskar.api.post("/api/outgoing/", body(number, flow=draft.pk))
    assert answer.status_code == 409
    assert "publish it first" in answer.json()["detail"]


def test_only_operators_ask_for_calls_and_reviewers_look(
    dora: Persona, rut: Persona, number: Number
) -> None:
    assert dora.api.post("/api/outgoing/", body(number)).status_code == 403
    assert rut.api.post("/api/outgoing/", body(number)).status_code == 403
    assert rut.api.get("/api/outgoing/").status_code == 200
    assert dora.api.get("/api/outgoing/").status_code == 403


def test_a_waiting_call_is_called_off(oskar: Persona, ask: Ask) -> None:
    call = ask()
    told = oskar.api.post(f"/api/outgoing/{call.pk}/cancel/").json()
    assert (told["state"], told["next_attempt_at"]) == ("cancelled", None)
    assert queue.claim(now=timezone.now()) is None


def test_a_call_that_is_over_cannot_be_called_off(oskar: Persona, ask: Ask) -> None:
    call = ask()
    attempt = queue.claim(now=timezone.now())
    assert attempt
    following.refused(attempt.pk, "No.", now=timezone.now())
    answer = oskar.api.post(f"/api/outgoing/{call.pk}/cancel/")
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "This call is over: there is nothing to cancel.",
    )


def test_attempts_are_told_with_their_reasons(oskar: Persona, ask: Ask) -> None:
    call = ask()
    attempt = queue.claim(now=timezone.now())
    assert attempt
    following.refused(attempt.pk, "The carrier refused this.", now=timezone.now())
    told = oskar.api.get(f"/api/outgoing/{call.pk}/").json()
    kept = [(each["position"], each["state"], each["why"]) for each in told["attempts"]]
    assert kept == [(1, "not_made", "The carrier refused this.")]
    assert (told["state"], told["version"]) == ("refused", 1)


def test_an_attempt_names_the_page_of_its_call_once_there_is_one(oskar: Persona, ask: Ask) -> None:
    outgoing = ask()
    attempt = queue.claim(now=timezone.now())
    assert attempt
    CallAttempt.objects.filter(pk=attempt.pk).update(callid="c7")
    address = f"/api/outgoing/{outgoing.pk}/"
    assert oskar.api.get(address).json()["attempts"][0]["page"] is None
    call = Call.objects.create(callid="c7", started_at=timezone.now())
    page = oskar.api.get(address).json()["attempts"][0]["page"]
    assert page == f"/admin/webhooks/call/{call.pk}/change/"


def test_the_list_is_narrowed_to_one_state(oskar: Persona, ask: Ask) -> None:
    waiting, cancelled = ask(), ask()
    cancel_call(cancelled.pk)
    found = oskar.api.get("/api/outgoing/", {"state": "waiting"}).json()["results"]
    assert [each["id"] for each in found] == [waiting.pk]


def test_a_state_that_is_none_is_refused_with_those_there_are(oskar: Persona) -> None:
    answer = oskar.api.get("/api/outgoing/", {"state": "lost"})
    assert answer.status_code == 400
    assert answer.json()["state"][0].startswith("No outgoing call is “lost”: choose waiting,")


def test_a_longer_list_takes_no_more_queries(oskar: Persona, ask: Ask) -> None:
    ask()
    with CaptureQueriesContext(connection) as one:
        oskar.api.get("/api/outgoing/")
    for _ in range(3):
        ask()
    with CaptureQueriesContext(connection) as four:
        oskar.api.get("/api/outgoing/")
    assert len(four) == len(one)
