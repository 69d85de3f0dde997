"""Calls whose report never came: the carrier is asked, and its answer is kept as the report."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from webhooks.carrier.accounts import carrier
from webhooks.elks.client import CarrierRefused, CarrierTrouble, Client
from webhooks.elks.forms import read_report
from webhooks.ending.endings import end_call
from webhooks.models import Call, Inquiry

logger = logging.getLogger(__name__)

# The carrier repeats a report it could not deliver every five minutes.
SILENCE = timedelta(minutes=10)
# How far back calls are asked about.
_LOOK_BACK = timedelta(days=7)
_LONGEST_PAUSE = timedelta(hours=6)
_AT_ONCE = 300
# The next run goes on where this one stops.
_LONGEST_RUN_SECONDS = 120


def complete_calls(*, now: datetime) -> int:
    """Ask about each call that is over, or silent, and has no report; how many got theirs."""
    waiting = _unreported(now).order_by("started_at").values_list("pk", flat=True)[:_AT_ONCE]
    call_ids = list(waiting)
    if not call_ids:
        return 0
    deadline = time.monotonic() + _LONGEST_RUN_SECONDS
    completed = 0
    with carrier() as client:
        for call_id in call_ids:
            if time.monotonic() > deadline:
                break
            completed += complete_call(call_id, client, now=now)
    return completed


def complete_call(call_id: int, client: Client, *, now: datetime) -> bool:
    """Ask about one call; True if its report is here now. Trouble with the carrier ends the run."""
    call = _claim(call_id, now=now)
    if call is None:
        return False
    try:
        raw = dict(client.call(call.callid))
    except CarrierTrouble as trouble:
        # Only this is news about the call: other refusals are about us, or our address for it.
        unknown = isinstance(trouble, CarrierRefused) and trouble.status == 404
        _note(call_id, trouble.sentence, given_up_at=now if unknown else None)
        if unknown:
            return False
        raise
    report = read_report(raw)
    if report.callid != call.callid or report.state in {"", "ongoing"}:
        return False
    kept = end_call(report, raw=raw, now=now, ended_at=min(report.ended or now, now))
    Inquiry.objects.filter(call=call_id).delete()
    return kept is not None


def _unreported(now: datetime) -> QuerySet[Call]:
    """Calls nobody has heard of for a while, without a report, that may be asked about now."""
    before = now - SILENCE
    return Call.objects.real().filter(
        Q(live=None) | Q(live__updated_at__lt=before),
        Q(ended_at=None) | Q(ended_at__lt=before),
        Q(inquiry=None) | Q(inquiry__next_attempt_at__lte=now, inquiry__given_up_at=None),
        report=None,
        started_at__gt=now - _LOOK_BACK,
        started_at__lt=before,
    )


def _claim(call_id: int, *, now: datetime) -> Call | None:
    """Take a call for as long as a task may last; two runs at once ask about it only once."""
    with transaction.atomic():
        rows = Call.objects.select_for_update(skip_locked=True)
        call = rows.filter(pk=call_id, pk__in=_unreported(now).values("pk")).first()
        if call is None:
            return None
        inquiry, _made = Inquiry.objects.get_or_create(call=call, defaults={"next_attempt_at": now})
        inquiry.attempts += 1
        inquiry.next_attempt_at = now + max(
            timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT), _pause(inquiry.attempts)
        )
        inquiry.save(update_fields=["attempts", "next_attempt_at"])
    return call


def _pause(attempts: int) -> timedelta:
    """10 minutes, 20, 40 … six hours: a call may go on for long without asking us anything."""
    return min(timedelta(minutes=10 * 2 ** min(attempts - 1, 10)), _LONGEST_PAUSE)


def _note(call_id: int, sentence: str, *, given_up_at: datetime | None = None) -> None:
    Inquiry.objects.filter(call=call_id).update(trouble=sentence[:300], given_up_at=given_up_at)
