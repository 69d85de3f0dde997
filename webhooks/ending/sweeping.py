"""The sweep: whatever no task has finished is found in the rows and finished, again and again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from flows.texting.answering import forget_answered_before
from flows.tried import forget_tried_before
from webhooks.carrier.starts import due_starts
from webhooks.ending.doorbell import ring
from webhooks.ending.endings import archive_reports, reap
from webhooks.ending.recordings import due_recordings
from webhooks.errands import doing
from webhooks.errands.inquiring import forget_answers
from webhooks.models import Call, LiveCall, Report, WorkerPulse
from webhooks.outgoing import looking_up, queue, texting

logger = logging.getLogger(__name__)

# Younger reports are on their way to a worker already.
_WAITED_LONG_ENOUGH = timedelta(seconds=10)
_FORGET_WORKER_AFTER = timedelta(days=1)
# The carrier posts a message again for some hours.
_FORGET_ANSWERED_AFTER = timedelta(days=3)
_REPORTS_AT_ONCE, _RECORDINGS_AT_ONCE, _STARTS_AT_ONCE = 500, 50, 50


def sweep(*, worker: str, now: datetime) -> None:
    """Finish reports, ask for recordings that are due, end calls nobody reported, show a pulse."""
    archive_reports(open_reports(now=now), now=now)
    for recording_id in due_recordings(now=now, most=_RECORDINGS_AT_ONCE):
        ring("fetch_recording", recording_id)
    for rental_id in due_starts(now=now, most=_STARTS_AT_ONCE):
        ring("set_start", rental_id)
    ring_for_what_is_ours(now=now)
    if reaped := reap(now=now):
        logger.warning("%s calls were ended because their report never came.", reaped)
    tidy_up_trials(now=now)
    forget_answered_before(now - _FORGET_ANSWERED_AFTER)
    WorkerPulse.objects.update_or_create(name=worker, defaults={"beat_at": now})
    WorkerPulse.objects.filter(beat_at__lt=now - _FORGET_WORKER_AFTER).delete()


def tidy_up_trials(*, now: datetime) -> None:
    """End tried calls whose studio process is gone, and let go of those of last week."""
    longest = timedelta(seconds=settings.LONGEST_TRIAL_SECONDS)
    stranded = LiveCall.objects.filter(call__trial__isnull=False, updated_at__lt=now - longest)
    if call_ids := list(stranded.values_list("call", flat=True)):
        Call.objects.filter(pk__in=call_ids, ended_at=None).update(ended_at=now)
        LiveCall.objects.filter(call__in=call_ids).delete()
    forget_tried_before(now - timedelta(days=settings.TRIALS_KEPT_DAYS))


def ring_for_what_is_ours(*, now: datetime) -> None:
    """Calls and messages that are due, and attempts that were not heard of."""
    for _call in range(queue.due_calls(now=now)):
        ring("make_call")
    for _message in range(texting.due_messages(now=now)):
        ring("send_message")
    for attempt_id in looking_up.due_look_ups(now=now):
        ring("look_up_attempt", attempt_id)
    for _errand in range(doing.due_errands(now=now)):
        ring("do_errands")
    texting.give_up_unheard(now=now)
    doing.give_up_unheard(now=now)
    forget_answers(now=now)


def open_reports(*, now: datetime) -> list[int]:
    """Reports that no worker has written on to their calls, the longest waiting first."""
    # None came later than now: those did by a clock that ran ahead.
    long_ago = Q(received_at__lt=now - _WAITED_LONG_ENOUGH) | Q(received_at__gt=now)
    waiting = Report.objects.filter(long_ago, archived_at=None)
    return list(waiting.order_by("received_at").values_list("pk", flat=True)[:_REPORTS_AT_ONCE])
