"""Maintenance over REST: begun, looked at and ended by who operates, refused in a sentence."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flows.models import Flow
from tests.builders import OURS, an_answered_number
from tests.drawings import flow_of, goodbye
from tests.graphs import flow
from tests.personas import Persona
from webhooks.elks.statics import exporting
from webhooks.models import Maintenance, Number, Rental, StartState
from webhooks.numbers import add_number

pytestmark = pytest.mark.django_db
LOST = [
    "“Menu” does not ask again after a wrong key.",
    "Messages are still fetched from Antler: leave the part that takes calls running, or callers "
    "hear only those that the carrier has kept.",
]


def rented(number: Number, state: str = StartState.IN_STEP) -> Number:
    now = timezone.now()
    Rental.objects.create(
        number=number, carrier_id=f"n{number.pk}", state=state, checked_at=now, next_attempt_at=now
    )
    return number


@pytest.fixture
def number() -> Number:
    return rented(an_answered_number())


def path(number: Number) -> str:
    return f"/api/numbers/{number.pk}/maintenance/"


def test_before_it_begins_one_sees_what_callers_would_miss(oskar: Persona, number: Number) -> None:
    shown = oskar.api.get(path(number)).json()
    assert (shown["maintenance"], shown["lost"]) == (None, LOST)
    assert 0 < shown["size"] <= 4096
    assert 1 < shown["levels"] <= 6


def test_it_begins_with_the_document_of_the_number(oskar: Persona, number: Number) -> None:
    answer = oskar.api.post(path(number))
    kept = Maintenance.objects.get()
    assert (answer.status_code, answer.json()["began_by"], answer.json()["lost"]) == (
        201,
        "oskar",
        LOST,
    )
    assert json.loads(kept.document)["whenhangup"].endswith(f"{number.secret}/hangup")


def test_while_it_lasts_the_number_says_since_when_and_by_whom(
    oskar: Persona, dora: Persona, number: Number
) -> None:
    begun = oskar.api.post(path(number)).json()
    expected = {"began_at": begun["began_at"], "began_by": "oskar"}
    assert dora.api.get("/api/numbers/").json()[0]["maintenance"] == expected
    assert oskar.api.get(path(number)).json()["maintenance"] == expected
    changed = oskar.api.patch(f"/api/numbers/{number.pk}/", {"label": "Shop"}).json()
    assert changed["maintenance"] == expected


def test_everybody_who_sees_numbers_is_told_which_are_in_maintenance(
    oskar: Persona, dora: Persona, stranger: Persona, number: Number
) -> None:
    oskar.api.post(path(number))
    told = [who.api.get("/api/me/").json()["maintenance"] for who in (oskar, dora, stranger)]
    assert told == [[OURS], [OURS], []]


def test_it_ends_and_the_number_says_so(oskar: Persona, number: Number) -> None:
    oskar.api.post(path(number))
    assert oskar.api.delete(path(number)).status_code == 204
    assert oskar.api.get("/api/numbers/").json()[0]["maintenance"] is None
    assert oskar.api.get("/api/me/").json()["maintenance"] == []


def test_it_is_begun_once_and_ended_once(oskar: Persona, number: Number) -> None:
    assert [oskar.api.post(path(number)).status_code for _ in range(2)] == [201, 409]
    assert [oskar.api.delete(path(number)).status_code for _ in range(2)] == [204, 409]
    assert "nothing to end" in oskar.api.delete(path(number)).json()["detail"]


@pytest.mark.parametrize("change", [{"number": "+46766861009"}, {"flow": None}])
def test_what_the_carrier_could_not_follow_is_not_changed_meanwhile(
    oskar: Persona, number: Number, change: dict[str, object]
) -> None:
    oskar.api.post(path(number))
    answer = oskar.api.patch(f"/api/numbers/{number.pk}/", change)
    assert (answer.status_code, "end it first" in answer.json()["detail"]) == (409, True)
    number.refresh_from_db()
    assert (number.number, number.flow is not None) == (OURS, True)


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_only_who_operates_has_to_do_with_it(dora: Persona, number: Number, method: str) -> None:
    assert getattr(dora.api, method)(path(number)).status_code == 403


def refused(oskar: Persona, number: Number) -> str:
    """Why it cannot begin, which is told beforehand as well."""
    looked, begun = oskar.api.get(path(number)), oskar.api.post(path(number))
    assert (looked.status_code, begun.status_code) == (409, 409)
    assert looked.json() == begun.json()
    assert not Maintenance.objects.exists()
    return str(begun.json()["detail"])


def test_a_number_that_the_carrier_does_not_have_is_refused(oskar: Persona) -> None:
    assert "fetch the carrier's numbers" in refused(oskar, an_answered_number())


def test_a_number_whose_calls_go_elsewhere_is_not_taken_from_there(oskar: Persona) -> None:
    number = rented(an_answered_number(), StartState.ELSEWHERE)
    assert "do not come to Antler" in refused(oskar, number)


@pytest.mark.parametrize("drawn", [False, True], ids=["no flow", "not published"])
def test_a_number_without_a_published_flow_is_refused(oskar: Persona, drawn: bool) -> None:
    number = rented(add_number(OURS, flow=flow_of(goodbye()).pk if drawn else None))
    assert "publish one first" in refused(oskar, number)


def test_a_flow_that_is_too_large_for_a_document_is_refused(
    oskar: Persona, number: Number, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_BYTES", 100)
    assert "is too large" in refused(oskar, number)


def test_a_flow_that_would_turn_everybody_away_is_refused(oskar: Persona) -> None:
    sms = ("send_sms", {"message": "Hello", "sender_name": "Antler"})
    document = flow({"in": "incoming_call", "sms": sms}, "in next > sms")
    number = rented(an_answered_number(document))
    assert "turn everybody away" in refused(oskar, number)


def test_a_number_that_is_not_there_is_told_in_a_sentence(oskar: Persona) -> None:
    assert oskar.api.post("/api/numbers/999/maintenance/").status_code == 404


def test_a_longer_list_of_numbers_in_maintenance_takes_no_more_queries(
    oskar: Persona, number: Number
) -> None:
    oskar.api.post(path(number))
    with CaptureQueriesContext(connection) as one:
        oskar.api.get("/api/numbers/")
    for digit in "123":
        other = rented(add_number(f"+4676686100{digit}", flow=Flow.objects.get().pk))
        assert oskar.api.post(path(other)).status_code == 201
    with CaptureQueriesContext(connection) as four:
        oskar.api.get("/api/numbers/")
    assert len(four) == len(one)
