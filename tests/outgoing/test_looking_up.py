"""What became of an attempt nobody heard of: asked of the carrier over HTTP, never tried again."""

from __future__ import annotations

from datetime import timedelta

import httpx
import psycopg
import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.archive.carrier import document, running_carrier
from tests.archive.worker import eventually
from tests.broker import database_url
from tests.builders import OURS
from tests.outgoing.carrier import ACCOUNT, HoldingCarrier
from tests.outgoing.conftest import THEM, Ask
from webhooks.elks.forms import read_report
from webhooks.ending.endings import archive_report, end_call
from webhooks.models import CallAttempt, OutgoingCall, Report
from webhooks.outgoing import calling, following, queue
from webhooks.outgoing.calling import make_next_call
from webhooks.outgoing.looking_up import due_look_ups, look_up
from webhooks.outgoing.rows import AttemptState
from webhooks.standin.caller import Busy, NoAnswer

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def claimed(ask: Ask, **changes: object) -> CallAttempt:
    """An attempt whose worker died before it heard the carrier's answer."""
    ask(**changes)
    attempt = queue.claim(now=timezone.now())
    assert attempt
    return attempt


def looked_up(attempt: CallAttempt) -> CallAttempt:
    CallAttempt.objects.filter(pk=attempt.pk).update(look_at=timezone.now())
    look_up(attempt.pk, now=timezone.now())
    attempt.refresh_from_db()
    return attempt


def made_at_the_carrier(carrier: HoldingCarrier, to: str = THEM) -> str:
    """A call whose answer nobody heard."""
    form = {"from": OURS, "to": to, "voice_start": '{"hangup":"reject"}'}
    auth = (ACCOUNT.username, ACCOUNT.password)
    made = httpx.post(f"{carrier.url}/a1/calls", data=form, auth=auth).json()
    return str(made["id"])


def test_a_call_that_the_history_does_not_hold_goes_back_into_the_queue(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    assert looked_up(claimed(ask)).state == "not_made"
    assert OutgoingCall.objects.get().state == "waiting"


def test_the_one_call_between_the_two_is_that_of_the_attempt(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    carrier.behaviour = NoAnswer()
    attempt = claimed(ask)
    callid = made_at_the_carrier(carrier)
    made_at_the_carrier(carrier, to="+46701111111")
    found = looked_up(attempt)
    assert (found.state, found.callid) == ("ringing", callid)


def test_an_attempt_that_is_being_made_is_not_looked_up_however_the_clock_stands(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    attempt = claimed(ask)
    key = f"attempt {attempt.pk}"
    with psycopg.connect(database_url()) as worker:
        worker.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [key])
        assert looked_up(attempt).state == "asking"
    assert looked_up(attempt).state == "not_made"


def test_an_attempt_that_was_looked_up_before_it_was_made_is_not_made(
    ask: Ask, carrier: HoldingCarrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By somebody whose clock is ahead, between the claim and the request."""
    ask()
    monkeypatch.setattr(calling, "ring", lambda task: looked_up(CallAttempt.objects.get()))
    assert make_next_call()
    assert (carrier.calls, CallAttempt.objects.get().state) == (0, "not_made")


def test_of_two_calls_nobody_guesses(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = NoAnswer()
    attempt = claimed(ask)
    made_at_the_carrier(carrier)
    made_at_the_carrier(carrier)
    assert looked_up(attempt).state == "unknown"
    call = OutgoingCall.objects.get()
    assert (call.state, call.next_attempt_at) == ("unknown", None)
    assert "cannot be told" in call.why


def test_of_two_unsure_attempts_neither_gets_the_call(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = NoAnswer()
    one, other = claimed(ask), claimed(ask)
    made_at_the_carrier(carrier)
    assert [looked_up(one).state, looked_up(other).state] == ["unknown", "unknown"]


def test_a_call_of_another_attempt_is_not_taken_for_it(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = NoAnswer()
    ask()
    make_next_call()
    attempt = claimed(ask)
    assert looked_up(attempt).state == "not_made"


def test_a_report_that_never_came_is_asked_for(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = Busy(after=0)
    ask()
    make_next_call()
    attempt = CallAttempt.objects.get()
    eventually(lambda: carrier.carrier.lines[attempt.callid].ended is not None, "it is over")
    attempt = looked_up(attempt)
    assert (attempt.state, attempt.outcome, attempt.look_at) == ("ended", "busy", None)
    assert OutgoingCall.objects.get().state == "waiting"


def test_a_report_that_was_archived_unnoticed_is_read_again(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    carrier.behaviour = Busy(after=0)
    ask()
    make_next_call()
    attempt = CallAttempt.objects.get()
    eventually(lambda: carrier.carrier.lines[attempt.callid].ended is not None, "it is over")
    CallAttempt.objects.update(callid="c-other")
    form = {"id": attempt.callid, "state": "busy", "direction": "outgoing"}

    end_call(read_report(form), raw=form, now=timezone.now())
    archive_report(Report.objects.get().pk, now=timezone.now())
    CallAttempt.objects.update(callid=attempt.callid)
    assert looked_up(attempt).outcome == "busy"


def test_a_call_that_goes_on_is_left_alone(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = NoAnswer()
    ask(ring_seconds=3600)
    make_next_call()
    attempt = looked_up(CallAttempt.objects.get())
    assert attempt.state == "ringing"
    assert due_look_ups(now=timezone.now()) == []
    assert due_look_ups(now=timezone.now() + LATER) == [attempt.pk]


def test_a_carrier_that_refuses_to_tell_is_asked_again_until_a_day_has_gone(
    ask: Ask, carrier: HoldingCarrier, settings: Settings
) -> None:
    settings.ELKS_API_PASSWORD = "changed"
    attempt = looked_up(claimed(ask))
    assert (attempt.state, bool(attempt.why)) == ("asking", True)
    CallAttempt.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert looked_up(attempt).state == "unknown"


def test_a_call_the_carrier_has_forgotten_holds_its_line_for_a_day(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    carrier.behaviour = NoAnswer()
    ask()
    make_next_call()
    CallAttempt.objects.update(callid="c-forgotten")
    attempt = looked_up(CallAttempt.objects.get())
    assert (attempt.state, attempt.why) == (
        "ringing",
        "The carrier does not know what we asked for.",
    )
    CallAttempt.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert (looked_up(attempt).state, OutgoingCall.objects.get().state) == ("unknown", "unknown")


@pytest.mark.parametrize("told", [{}, {"id": "c7"}, {"id": "c-other", "state": "busy"}])
def test_an_answer_that_tells_nothing_of_the_call_ends_nothing(
    ask: Ask, carrier: HoldingCarrier, settings: Settings, told: dict[str, str]
) -> None:
    attempt = claimed(ask)
    CallAttempt.objects.update(callid="c7", state=AttemptState.RINGING)
    with running_carrier() as forgetful:
        settings.ELKS_API_URL = f"{forgetful.url}/a1"
        forgetful.serve("/a1/calls/c7", document(told))
        assert looked_up(attempt).state == "ringing"


def answered_after_all(attempt: CallAttempt) -> None:
    """The report of its call comes: somebody had answered."""
    assert following.belongs("c1", attempt_id=attempt.pk)
    form = {"id": "c1", "state": "success", "direction": "outgoing", "start": "2026-05-03T12:00:00"}
    end_call(read_report(form), raw=form, now=timezone.now())
    archive_report(Report.objects.get().pk, now=timezone.now())


def test_an_attempt_given_up_as_unknown_still_hears_its_report(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    attempt = claimed(ask)
    following.nobody_knows(attempt.pk, now=timezone.now())
    answered_after_all(attempt)
    assert OutgoingCall.objects.get().state == "answered"


def test_nobody_is_rung_again_who_answered_an_attempt_thought_never_made(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    attempt = claimed(ask)
    following.not_made(attempt.pk, "The carrier cannot be reached.", now=timezone.now())
    answered_after_all(attempt)
    assert OutgoingCall.objects.get().state == "answered"
