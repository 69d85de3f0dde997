"""Beat goes on when somebody sets the clock back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from designer.beat import Entry

pytestmark = pytest.mark.django_db


def every_minute(*, last_run_at: datetime) -> Entry:
    schedule, _ = IntervalSchedule.objects.get_or_create(every=60, period="seconds")
    return Entry(
        PeriodicTask.objects.create(
            name="sweep", task="sweep", interval=schedule, last_run_at=last_run_at
        )
    )


def test_what_ran_by_a_clock_that_ran_ahead_is_due_after_its_interval_and_no_later() -> None:
    entry = every_minute(last_run_at=timezone.now() + timedelta(hours=2))
    due, seconds = entry.is_due()
    assert not due
    assert 0 < seconds <= 60


def test_what_ran_a_minute_ago_is_due() -> None:
    assert every_minute(last_run_at=timezone.now() - timedelta(seconds=61)).is_due().is_due
