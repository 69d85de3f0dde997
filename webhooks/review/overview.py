"""What somebody who looks after calls wants to know first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Sum
from django.utils import timezone

from flows.hours.alarms import open_hours_alarms
from flows.models import HoursAlarm
from webhooks.carrier.alarms import open_alarms
from webhooks.models import (
    Alarm,
    Call,
    LiveCall,
    Recording,
    RecordingState,
    RefusalKind,
    RefusedPosts,
    WorkerPulse,
)
from webhooks.outgoing.rows import OutgoingCall, OutgoingState
from webhooks.review.periods import span

# A worker shows itself with each sweep; four sweeps missed is silence.
SILENCE = timedelta(seconds=60)
_ALARMS_SHOWN = 20


@dataclass(frozen=True)
class Refused:
    """How many posts were refused, and in the reader's words why."""

    posts: int
    why: str


@dataclass(frozen=True)
class Overview:
    """How things stand.

    A recording was refused for good (its host, its size), or lost: the carrier never handed it
    over in time. Of `outgoing_unknown` nobody can tell whether the carrier made them. All these
    count for the last 7 days, as do the posts refused. `worker_at` is when a worker last showed
    itself; `worker_silent` that it is too long ago.
    """

    going_on: int
    today: int
    recordings_waiting: int
    recordings_refused: int
    recordings_lost: int
    refused: Sequence[Refused]
    alarms: list[Alarm]
    hours_alarms: list[HoursAlarm]
    outgoing_unknown: int
    worker_at: datetime | None
    worker_silent: bool

    @property
    def refused_posts(self) -> int:
        return sum(each.posts for each in self.refused)


def overview(*, now: datetime) -> Overview:
    today = timezone.localdate(now)
    midnight, _tomorrow = span("today", today=today)
    this_week, _tomorrow = span("week", today=today)
    newest = Recording.objects.filter(announced_at__gte=this_week)
    pulse = WorkerPulse.objects.aggregate(newest=Max("beat_at"))["newest"]
    return Overview(
        going_on=LiveCall.objects.filter(call__trial__isnull=True).count(),
        today=Call.objects.real().filter(started_at__gte=midnight).count(),
        recordings_waiting=Recording.objects.filter(state=RecordingState.ANNOUNCED).count(),
        recordings_refused=newest.filter(state=RecordingState.REFUSED).count(),
        recordings_lost=newest.filter(state=RecordingState.LOST).count(),
        refused=_refused(since=timezone.localdate(this_week)),
        alarms=list(open_alarms()[:_ALARMS_SHOWN]),
        hours_alarms=list(open_hours_alarms()[:_ALARMS_SHOWN]),
        outgoing_unknown=OutgoingCall.objects.filter(
            state=OutgoingState.UNKNOWN, asked_at__gte=this_week
        ).count(),
        worker_at=pulse,
        worker_silent=pulse is None or now - pulse > SILENCE,
    )


def _refused(*, since: date) -> list[Refused]:
    """The most frequent first."""
    kinds = RefusedPosts.objects.filter(day__gte=since).values_list("kind")
    counted = kinds.annotate(total=Sum("posts")).order_by("-total")
    return [Refused(posts, str(RefusalKind(kind).label)) for kind, posts in counted]
