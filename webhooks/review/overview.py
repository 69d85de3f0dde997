"""What somebody who looks after calls wants to know first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from webhooks.models import Call, LiveCall, Recording, RecordingState, WorkerPulse

# A worker shows itself with each sweep; four sweeps missed is silence.
SILENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class Overview:
    """`worker_at` is when a worker last showed itself; `worker_silent` that it is too long ago."""

    going_on: int
    today: int
    recordings_waiting: int
    recordings_missing: int
    worker_at: datetime | None
    worker_silent: bool


def overview(*, now: datetime) -> Overview:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    pulse = WorkerPulse.objects.aggregate(newest=Max("beat_at"))["newest"]
    missing = [RecordingState.REFUSED, RecordingState.LOST]
    return Overview(
        going_on=LiveCall.objects.count(),
        today=Call.objects.filter(started_at__gte=midnight).count(),
        recordings_waiting=Recording.objects.filter(state=RecordingState.ANNOUNCED).count(),
        recordings_missing=Recording.objects.filter(
            state__in=missing, announced_at__gte=now - timedelta(days=7)
        ).count(),
        worker_at=pulse,
        worker_silent=pulse is None or now - pulse > SILENCE,
    )
