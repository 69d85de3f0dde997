"""`manage.py worker_pulse`, which health checks ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from webhooks.models import WorkerPulse

pytestmark = pytest.mark.django_db


def swept(*, ago: int) -> None:
    beat_at = timezone.now() - timedelta(seconds=ago)
    WorkerPulse.objects.create(name=f"worker-{ago}", beat_at=beat_at)


def test_it_is_content_when_any_worker_has_swept_lately() -> None:
    swept(ago=5000)
    swept(ago=20)
    call_command("worker_pulse")


def test_it_fails_when_the_last_sweep_is_long_ago() -> None:
    swept(ago=120)
    with pytest.raises(CommandError, match="No worker has swept within 90 s"):
        call_command("worker_pulse")


def test_it_fails_when_no_worker_has_ever_swept() -> None:
    with pytest.raises(CommandError, match="start the worker and beat"):
        call_command("worker_pulse", "--within", "30")
