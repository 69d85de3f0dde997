"""How an attempt ends, and what follows: another one at its time, or nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction
from django.utils.translation import gettext_noop

from webhooks.elks.forms import HangupReport
from webhooks.ending.afterwards import nobody_answered
from webhooks.ending.doorbell import ring
from webhooks.models import Call
from webhooks.outgoing.planning import Reason, Retry, next_attempt, reason_of
from webhooks.outgoing.queue import hours_of
from webhooks.outgoing.rows import (
    GOING_ON,
    AttemptState,
    CallAttempt,
    Outcome,
    OutgoingCall,
    OutgoingState,
)

# An attempt that was never made costs nobody a call, yet not for ever.
_MOST_NOT_MADE = 20
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=15)
_NOBODY_KNOWS = gettext_noop(
    "It cannot be told whether this call was made: look at the carrier, and ask again if not."
)


def belongs(callid: str, *, attempt_id: int) -> bool:
    """Whether the call is that of the attempt; one without a call gets this one."""
    attempt = CallAttempt.objects.filter(pk=attempt_id, callid__in=["", callid])
    return bool(attempt.update(callid=callid))


def call_ended(report: HangupReport, *, received_at: datetime, now: datetime) -> None:
    """The carrier has reported a call; if it was one of ours, this is how the attempt ended.

    To be called inside a transaction.
    """
    attempt = CallAttempt.objects.select_for_update().filter(callid=report.callid).first()
    if attempt is None or attempt.state == AttemptState.ENDED:
        return
    call = _locked(attempt)
    if report.start or attempt.state == AttemptState.TALKING:
        attempt.outcome = Outcome.ANSWERED
    else:
        ring_time = timedelta(seconds=call.ring_seconds)
        rang = received_at - attempt.asked_at
        attempt.outcome = reason_of(report.state, rang=rang, ring_time=ring_time)
    _end(attempt, AttemptState.ENDED, why="", now=now)
    # One that was given up for lost may have been answered all the same.
    late = call.state == OutgoingState.WAITING and attempt.outcome == Outcome.ANSWERED
    if late or call.state in {OutgoingState.CALLING, OutgoingState.UNKNOWN}:
        _go_on(call, now=now)
    ring("make_call")


@transaction.atomic
def not_made(attempt_id: int, why: str, *, now: datetime) -> None:
    """Nobody was rung: the call goes back into the queue, with a pause that grows."""
    attempt = _unsettled(attempt_id)
    if attempt is None:
        return
    call = _locked(attempt)
    _end(attempt, AttemptState.NOT_MADE, why=why, now=now)
    if call.state != OutgoingState.CALLING:
        return
    times = call.attempts.filter(state=AttemptState.NOT_MADE).count()
    if times >= _MOST_NOT_MADE:
        _give_up(call, OutgoingState.GIVEN_UP, why=why, now=now)
        return
    pause = min(_FIRST_PAUSE * 2 ** (times - 1), _LONGEST_PAUSE)
    _wait(call, hours_of(call).next_allowed(now + pause), why=why)


@transaction.atomic
def refused(attempt_id: int, why: str, *, now: datetime) -> None:
    """The carrier will never make this call."""
    attempt = _unsettled(attempt_id)
    if attempt is not None:
        call = _locked(attempt)
        _end(attempt, AttemptState.NOT_MADE, why=why, now=now)
        if call.state == OutgoingState.CALLING:
            _give_up(call, OutgoingState.REFUSED, why=why, now=now)


@transaction.atomic
def nobody_knows(attempt_id: int, *, callid: str = "", now: datetime) -> None:
    """What became of it cannot be found out; doing it again is for people to decide.

    `callid` is what was asked about: an attempt that has another by now was heard of meanwhile.
    """
    going_on = CallAttempt.objects.select_for_update().filter(state__in=GOING_ON)
    attempt = going_on.filter(pk=attempt_id, callid=callid).first()
    if attempt is not None:
        call = _locked(attempt)
        _end(attempt, AttemptState.UNKNOWN, why=_NOBODY_KNOWS, now=now)
        if call.state == OutgoingState.CALLING:
            _close(call, OutgoingState.UNKNOWN, why=_NOBODY_KNOWS)


def rules_of(call: OutgoingCall) -> Mapping[Reason, Retry]:
    return {
        "busy": Retry(call.busy_retries, timedelta(minutes=call.busy_pause)),
        "no_answer": Retry(call.no_answer_retries, timedelta(minutes=call.no_answer_pause)),
        "failed": Retry(call.failed_retries, timedelta(minutes=call.failed_pause)),
    }


def _go_on(call: OutgoingCall, *, now: datetime) -> None:
    if call.attempts.filter(state__in=GOING_ON).exists():
        return
    outcomes = call.attempts.filter(state=AttemptState.ENDED).values_list("outcome", flat=True)
    ended = [cast(Reason, outcome) for outcome in outcomes.order_by("ended_at")]
    if Outcome.ANSWERED.value in ended:
        _close(call, OutgoingState.ANSWERED, why="")
        return
    at = next_attempt(rules_of(call), ended, hours=hours_of(call), now=now)
    if at is None:
        _give_up(call, OutgoingState.GIVEN_UP, why="", now=now)
    else:
        _wait(call, at, why="")


def _unsettled(attempt_id: int) -> CallAttempt | None:
    """An attempt of which no post has told anything."""
    asking = CallAttempt.objects.select_for_update().filter(state=AttemptState.ASKING)
    return asking.filter(pk=attempt_id, callid="").first()


def _locked(attempt: CallAttempt) -> OutgoingCall:
    """Always after its attempt, so that nobody waits in a circle."""
    return OutgoingCall.objects.select_for_update().get(pk=attempt.outgoing_id)


def _end(attempt: CallAttempt, state: AttemptState, *, why: str, now: datetime) -> None:
    attempt.state, attempt.why, attempt.ended_at, attempt.look_at = state, why[:300], now, None
    attempt.save(update_fields=["state", "outcome", "why", "ended_at", "look_at"])


def _wait(call: OutgoingCall, at: datetime, *, why: str) -> None:
    call.state, call.why, call.next_attempt_at = OutgoingState.WAITING, why[:300], at
    call.save(update_fields=["state", "why", "next_attempt_at"])


def _give_up(call: OutgoingCall, state: OutgoingState, *, why: str, now: datetime) -> None:
    """Nobody is rung any more; the flow may want something done instead.

    That needs somebody to have been rung: it is kept with the call that was the last.
    """
    _close(call, state, why=why)
    rung = call.attempts.exclude(callid="").values("callid")
    last = Call.objects.filter(callid__in=rung).order_by("-started_at", "-pk").first()
    if last is not None and call.version_id is not None:
        nobody_answered(last, version_id=call.version_id, given=call.variables, now=now)


def _close(call: OutgoingCall, state: OutgoingState, *, why: str) -> None:
    call.state, call.why, call.next_attempt_at = state, why[:300], None
    call.save(update_fields=["state", "why", "next_attempt_at"])
