"""One attempt: its row is committed, then the carrier is asked, once."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from webhooks.carrier.accounts import carrier
from webhooks.elks.client import CarrierRefused, CarrierTrouble, MadeCall, UnknownOutcome
from webhooks.ending.doorbell import ring
from webhooks.line.addresses import dial_url, dialled_url
from webhooks.line.places import place_of_attempt
from webhooks.outgoing import following, queue
from webhooks.outgoing.in_hand import in_hand
from webhooks.outgoing.rows import AttemptState, CallAttempt

# How long after the last ring the report should have come.
_REPORT_WITHIN = timedelta(seconds=60)
# What the carrier says of an account that is empty or unknown: somebody has to mend that first.
ACCOUNT_TROUBLE = {401, 402, 403}


def make_next_call() -> bool:
    """Make the attempt that is due; False if there is none.

    Killed anywhere in here, the attempt stays `ASKING`: following.py finds out what became of it.
    """
    attempt = queue.claim(now=timezone.now())
    if attempt is None:
        return False
    # Another may be due as well; each is a task of its own, which has the whole time limit.
    ring("make_call")
    with in_hand(attempt.pk):
        # Unless somebody whose clock is ahead has looked it up already.
        if _still_asking(attempt).exists():
            _make(attempt)
    return True


def _make(attempt: CallAttempt) -> None:
    try:
        made = _ask(attempt)
    except UnknownOutcome as lost:
        _still_asking(attempt).update(why=lost.sentence[:300])
    except CarrierRefused as refused:
        end = following.not_made if refused.status in ACCOUNT_TROUBLE else following.refused
        end(attempt.pk, refused.sentence, now=timezone.now())
    except CarrierTrouble as away:
        following.not_made(attempt.pk, away.sentence, now=timezone.now())
    else:
        _accepted(attempt, made)


def _ask(attempt: CallAttempt) -> MadeCall:
    call = attempt.outgoing
    ours = call.number.number
    assert call.version_id is not None  # noqa: S101  (taken by the claim)
    place = place_of_attempt(call.version_id, ours=ours, to=call.to, variables=call.variables)
    with carrier() as client:
        return client.make_call(
            from_number=ours,
            to=call.to,
            voice_start=dial_url(attempt.pk, place),
            when_hangup=dialled_url(attempt.pk),
            timeout=call.ring_seconds,
        )


def _accepted(attempt: CallAttempt, made: MadeCall) -> None:
    """It rings, unless its own posts have told more by now."""
    ring_time = timedelta(seconds=attempt.outgoing.ring_seconds)
    _still_asking(attempt).update(
        state=AttemptState.RINGING,
        callid=made.id,
        why="",
        look_at=timezone.now() + ring_time + _REPORT_WITHIN,
    )


def _still_asking(attempt: CallAttempt) -> QuerySet[CallAttempt]:
    return CallAttempt.objects.filter(pk=attempt.pk, state=AttemptState.ASKING)
