"""The sweep finishes what no task has finished."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.archive.posts import REPORT, report
from webhooks.ending.sweeping import sweep
from webhooks.models import Call, LiveCall, Report, WorkerPulse

pytestmark = pytest.mark.django_db


def sweep_after(seconds: float) -> None:
    sweep(worker="w@here", now=timezone.now() + timedelta(seconds=seconds))


def test_it_archives_what_no_worker_has_archived() -> None:
    report()
    sweep_after(seconds=11)
    assert Call.objects.get().cost == 1500


def test_it_leaves_alone_what_is_on_its_way_to_a_worker() -> None:
    report()
    sweep_after(seconds=9)
    assert Report.objects.get().archived_at is None


def test_it_archives_what_came_by_a_clock_that_ran_ahead() -> None:
    report()
    sweep_after(seconds=-2 * 3600)
    assert Call.objects.get().cost == 1500


def test_it_ends_calls_that_nobody_reported() -> None:
    now = timezone.now()
    call = Call.objects.create(callid=REPORT["id"], started_at=now)
    LiveCall.objects.create(call=call, seq=1, state={}, updated_at=now)
    sweep_after(seconds=3 * 3600 + 1)
    assert not LiveCall.objects.exists()


def test_it_shows_that_the_worker_is_alive() -> None:
    WorkerPulse.objects.create(name="long gone", beat_at=timezone.now() - timedelta(days=2))
    sweep_after(seconds=0)
    sweep_after(seconds=15)
    assert WorkerPulse.objects.get().name == "w@here"
