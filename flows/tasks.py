"""What a worker does for flows; each may be asked for twice, late or never."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from flows.hours.alarms import look_for_hours_alarms
from flows.hours.editing import refresh_holidays
from flows.voices import making


@shared_task
def look_for_alarms() -> None:
    look_for_hours_alarms(now=timezone.now())


@shared_task
def look_up_holidays() -> None:
    refresh_holidays(now=timezone.now())


@shared_task
def make_take(take_id: int) -> None:
    making.make_take(take_id, now=timezone.now())


@shared_task
def make_waiting_takes() -> None:
    for take_id in making.due_takes(now=timezone.now()):
        make_take.delay(take_id)
