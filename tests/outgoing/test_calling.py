"""What the carrier says to an attempt, and what follows; each outcome over real HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import time, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.outgoing.carrier import HoldingCarrier
from tests.outgoing.conftest import Ask
from webhooks.models import CallAttempt, Number, OutgoingCall
from webhooks.outgoing import queue
from webhooks.outgoing.calling import make_next_call
from webhooks.standin.caller import NoAnswer

pytestmark = pytest.mark.django_db


def kept() -> tuple[str, str]:
    return OutgoingCall.objects.get().state, CallAttempt.objects.get().state


def test_a_call_that_is_taken_on_rings(ask: Ask, carrier: HoldingCarrier) -> None:
    carrier.behaviour = NoAnswer()
    ask()
    assert make_next_call()
    assert kept() == ("calling", "ringing")
    assert CallAttempt.objects.get().callid in carrier.carrier.lines
    assert not make_next_call()


@pytest.mark.parametrize("status", [500, 502, 504])
def test_an_answer_that_leaves_it_open_is_never_followed_by_a_second_attempt(
    ask: Ask, carrier: HoldingCarrier, status: int
) -> None:
    carrier.statuses = [status]
    ask()
    make_next_call()
    assert kept() == ("calling", "asking")
    assert not make_next_call()
    assert carrier.asked == ["/a1/calls"]


def test_what_the_carrier_refuses_is_not_tried_again_and_says_why(
    ask: Ask, carrier: HoldingCarrier
) -> None:
    ask()
    Number.objects.update(number="+46766861099")
    make_next_call()
    call = OutgoingCall.objects.get()
    assert kept() == ("refused", "not_made")
    assert call.why == "The carrier does not let us use this number as the sender."


@pytest.mark.parametrize("status", [401, 403])
def test_trouble_with_the_account_waits_for_somebody_to_mend_it(
    ask: Ask, carrier: HoldingCarrier, status: int
) -> None:
    carrier.statuses = [status]
    ask()
    make_next_call()
    assert kept() == ("waiting", "not_made")


def test_a_carrier_that_cannot_be_reached_is_tried_later(
    ask: Ask, carrier: HoldingCarrier, settings: Settings
) -> None:
    settings.ELKS_API_URL = "http://127.0.0.1:9/a1"
    ask()
    make_next_call()
    at = OutgoingCall.objects.get().next_attempt_at
    assert kept() == ("waiting", "not_made")
    assert at
    assert at > timezone.now() + timedelta(seconds=20)


def test_nobody_is_rung_out_of_hours(ask: Ask, carrier: HoldingCarrier) -> None:
    now = timezone.localtime()
    before = (time(0), time(0, 1)) if now.hour > 0 else (time(23), time(23, 1))
    ask(hours=before)
    assert not make_next_call()
    at = OutgoingCall.objects.get().next_attempt_at
    assert at
    assert timezone.localtime(at).time() == before[0]
    assert carrier.calls == 0


def test_a_flow_taken_back_before_the_first_attempt_is_told(ask: Ask) -> None:
    call = ask()
    call.flow.live_version = None
    call.flow.save(update_fields=["live_version"])
    assert not make_next_call()
    assert OutgoingCall.objects.get().why == "Its flow is not published any more."


def test_all_attempts_of_a_call_stay_on_the_version_of_the_first(ask: Ask) -> None:
    call = ask()
    assert queue.claim(now=timezone.now())
    call.refresh_from_db()
    assert call.version == call.flow.live_version


def test_the_lines_of_calls_nobody_knows_the_end_of_stay_taken(
    ask: Ask, settings: Settings
) -> None:
    settings.OUTGOING_CALLS_AT_ONCE = 2
    for _ in range(3):
        ask()
    now = timezone.now()
    claims = [queue.claim(now=now) for _ in range(3)]
    assert [claim is not None for claim in claims] == [True, True, False]
    assert queue.due_calls(now=now) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_claim_at_once_do_not_count_the_same_free_line(
    ask: Ask, settings: Settings
) -> None:
    settings.OUTGOING_CALLS_AT_ONCE = 1
    ask()
    ask(to="+46701234568")

    def claim_beside() -> CallAttempt | None:
        try:
            return queue.claim(now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic():
            assert queue.claim(now=timezone.now())
            second = beside.submit(claim_beside)
            # It stands in line until this claim is committed; without a line it would be through.
            wait([second], timeout=1)
        assert second.result() is None
