"""Somebody we rang answers: the flow begins, once, on the right call, and without the database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from pytest_django.fixtures import Settings

from designer import settings_calls
from flows.engine.compiler import Program
from flows.programs import program_for
from tests.builders import OURS, an_answered_number
from tests.call_face import CallFace
from tests.calls.conftest import FACE, URLENCODED
from tests.graphs import flow
from tests.outgoing.conftest import THEM
from tests.round_trips import round_trips
from webhooks.ending.endings import archive_report
from webhooks.line import facts, journal, turns
from webhooks.line.addresses import delivered_url, dial_url, dialled_url
from webhooks.line.outage import Outage, outage
from webhooks.line.places import place_of_attempt
from webhooks.line.replay import replay_spool
from webhooks.line.spool import spool
from webhooks.models import (
    Call,
    CallAttempt,
    CallStep,
    Mark,
    OutgoingCall,
    Report,
    TextMessage,
)
from webhooks.outgoing import queue
from webhooks.outgoing.asking import Wish, ask_for_call

REJECT = {"hangup": "reject"}


def greeting() -> dict[str, Any]:
    return flow(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello {name}"}),
            "play": ("play", {"prompt": "welcome"}),
        },
        "in next > sms",
        "sms next > play",
    )


def counting() -> dict[str, Any]:
    return flow(
        {
            "in": "incoming_call",
            "often": ("count", {"name": "times"}),
            "play": ("play", {"prompt": "welcome"}),
        },
        "in next > often",
        "often under > play",
        "often reached > play",
    )


class Dialled:
    """An attempt that the carrier has taken on."""

    def __init__(self, document: dict[str, Any] | None = None) -> None:
        number = an_answered_number(document or greeting())
        assert number.flow_id is not None
        wish = Wish(number.flow_id, OURS, THEM, variables={"name": "Ada"})
        ask_for_call(wish, user=None, now=timezone.now())
        attempt = queue.claim(now=timezone.now())
        assert attempt
        assert attempt.outgoing.version_id is not None
        self.attempt, self.version_id = attempt, attempt.outgoing.version_id
        place = place_of_attempt(
            self.version_id, ours=OURS, to=THEM, variables=attempt.outgoing.variables
        )
        self.address = dial_url(attempt.pk, place)

    def answer(self, address: str = "", **changes: str) -> dict[str, Any]:
        form = {"callid": "c1", "from": OURS, "to": THEM, "direction": "outgoing", **changes}
        return post(address or self.address, {**form, "result": "newoutgoing"})

    def report(self, **changes: str) -> None:
        form = {"id": "c1", "direction": "outgoing", "from": OURS, "to": THEM, "state": "busy"}
        post(dialled_url(self.attempt.pk), {**form, **changes})
        for report in Report.objects.filter(archived_at=None):
            archive_report(report.pk, now=timezone.now())
        self.attempt.refresh_from_db()

    @property
    def outgoing(self) -> OutgoingCall:
        return OutgoingCall.objects.get()


def post(address: str, form: dict[str, str]) -> dict[str, Any]:
    path = urlsplit(address)._replace(scheme="", netloc="").geturl()
    body = "&".join(f"{name}={value.replace('+', '%2B')}" for name, value in form.items())
    response = CallFace().post(path, body, content_type=URLENCODED)
    assert response.status_code == 200
    found: dict[str, Any] = json.loads(response.content)
    return found


@pytest.fixture(autouse=True)
def _call_face(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FACE:
        setattr(settings, name, getattr(settings_calls, name))
    settings.CALLS_FOLDER = str(tmp_path)
    monkeypatch.setattr(Outage, "_watch", lambda self: None)
    monkeypatch.setattr(outage, "away", False)
    monkeypatch.setattr(outage, "unsettled", False)


@pytest.fixture
def dialled(db: None) -> Dialled:
    return Dialled()


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """No database until `undo`."""

    def fail(*args: object, **named: object) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    monkeypatch.setattr(outage, "unsettled", True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)
        patch.setattr(outage, "away", True)
        yield patch


def test_the_flow_begins_and_reports_to_the_attempt(dialled: Dialled) -> None:
    said = dialled.answer()
    assert said["play"].endswith(f"{'a' * 64}.wav")
    assert said["whenhangup"] == dialled_url(dialled.attempt.pk)
    call = Call.objects.get()
    assert (call.direction, call.caller, call.called) == ("outgoing", OURS, THEM)
    assert call.number is not None
    dialled.attempt.refresh_from_db()
    assert (dialled.attempt.state, dialled.attempt.callid) == ("talking", "c1")


def test_the_beginning_of_a_known_flow_takes_one_round_trip(dialled: Dialled) -> None:
    program_for(dialled.version_id)
    assert round_trips(dialled.answer) == 1


def test_what_was_given_along_reaches_the_flow_and_the_message_waits_for_the_worker(
    dialled: Dialled,
) -> None:
    dialled.answer()
    message = TextMessage.objects.get()
    kept = (message.sender, message.to, message.text, message.state)
    assert kept == (OURS, THEM, "Hello Ada", "waiting")


def test_whom_we_rang_is_known_where_the_post_does_not_say_so(dialled: Dialled) -> None:
    dialled.answer(**{"from": "", "to": "", "direction": ""})
    call, message = Call.objects.get(), TextMessage.objects.get()
    assert (call.direction, call.caller, call.called) == ("outgoing", OURS, THEM)
    assert (message.sender, message.to) == (OURS, THEM)


def test_the_same_post_twice_gets_the_same_answer_and_one_message(dialled: Dialled) -> None:
    assert dialled.answer() == dialled.answer()
    assert (CallStep.objects.count(), TextMessage.objects.count()) == (1, 1)


def test_an_address_without_its_place_asks_the_database(dialled: Dialled) -> None:
    said = dialled.answer(dialled.address.partition("?")[0])
    assert said["play"].endswith(f"{'a' * 64}.wav")


def test_a_wrong_token_begins_nothing(dialled: Dialled) -> None:
    before, _, place = dialled.address.partition("?")
    assert dialled.answer(f"{before[:-1]}x?{place}") == REJECT
    assert not Call.objects.exists()


def test_a_second_call_of_the_same_attempt_is_refused(dialled: Dialled) -> None:
    dialled.answer()
    assert dialled.answer(callid="c2") == REJECT
    assert Call.objects.count() == 1


def test_the_call_the_carrier_named_is_the_only_one_that_begins(dialled: Dialled) -> None:
    program_for(dialled.version_id)
    CallAttempt.objects.update(callid="c1", state="ringing")
    assert dialled.answer(callid="c2") == REJECT
    assert dialled.answer()["play"]


def test_an_answered_call_ends_as_answered(dialled: Dialled) -> None:
    dialled.answer()
    dialled.report(state="success", start="2026-05-03T12:00:00.000000", duration="8")
    assert (dialled.attempt.outcome, dialled.outgoing.state) == ("answered", "answered")


def test_a_busy_person_is_tried_again_after_the_pause(dialled: Dialled) -> None:
    dialled.report()
    assert (dialled.attempt.outcome, dialled.outgoing.state) == ("busy", "waiting")
    at = dialled.outgoing.next_attempt_at
    assert at
    assert 4 < (at - timezone.now()).total_seconds() / 60 <= 5


def test_a_report_that_comes_twice_plans_one_attempt(dialled: Dialled) -> None:
    dialled.report()
    planned = dialled.outgoing.next_attempt_at
    dialled.report()
    assert (dialled.outgoing.next_attempt_at, CallAttempt.objects.count()) == (planned, 1)


def test_a_forged_report_ends_nothing(dialled: Dialled) -> None:
    post(f"{dialled_url(dialled.attempt.pk)[:-1]}x", {"id": "c1", "state": "busy"})
    dialled.attempt.refresh_from_db()
    assert (dialled.attempt.state, Report.objects.count()) == ("asking", 0)


def test_a_cancelled_call_is_not_tried_again(dialled: Dialled) -> None:
    OutgoingCall.objects.update(state="cancelled")
    dialled.report()
    assert (dialled.attempt.outcome, dialled.outgoing.state) == ("busy", "cancelled")


def test_a_failure_is_an_apology_that_the_journal_tells_of(
    dialled: Dialled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **named: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(turns, "first_outgoing_step", fail)
        said = dialled.answer()
    assert said["whenhangup"] == dialled_url(dialled.attempt.pk)
    assert CallStep.objects.get().event == {"kind": "fault"}
    assert dialled.answer() == said


def test_news_of_a_message_arrive_at_its_own_address_only(dialled: Dialled) -> None:
    dialled.answer()
    message = TextMessage.objects.get()
    TextMessage.objects.update(state="sent")
    news = {"id": "s1", "status": "delivered", "delivered": "2026-05-03T12:00:00"}
    post(f"{delivered_url(message.pk)}x", news)
    assert TextMessage.objects.get().state == "sent"
    post(delivered_url(message.pk), news)
    assert TextMessage.objects.get().state == "delivered"


def test_without_the_database_the_flow_begins_and_nothing_is_lost_or_doubled(
    dialled: Dialled, request: pytest.FixtureRequest
) -> None:
    program_for(dialled.version_id)
    patch = request.getfixturevalue("away")
    said = dialled.answer()
    assert said == dialled.answer()
    patch.undo()
    assert replay_spool() == 1
    dialled.attempt.refresh_from_db()
    assert (dialled.attempt.state, dialled.attempt.callid) == ("talking", "c1")
    assert [message.text for message in TextMessage.objects.all()] == ["Hello Ada"]
    assert dialled.answer() == said
    assert TextMessage.objects.count() == 1


def test_a_turn_that_is_replayed_twice_sends_once(
    dialled: Dialled, request: pytest.FixtureRequest
) -> None:
    program_for(dialled.version_id)
    patch = request.getfixturevalue("away")
    dialled.answer()
    ((_, step),) = spool().waiting()
    patch.undo()
    journal.replay_step(step)
    journal.replay_step(step)
    assert TextMessage.objects.count() == 1


@pytest.mark.django_db
def test_whoever_we_ring_is_counted_and_not_our_own_number() -> None:
    Dialled(counting()).answer()
    assert [(mark.name, mark.caller) for mark in Mark.objects.all()] == [("times", THEM)]
    program = Program("", {}, {}, frozenset({"passed"}))
    found = {who: facts.look_up(program, callid="c9", person=who).passed for who in (THEM, OURS)}
    assert (list(found[THEM]), found[OURS]) == (["times"], {})
