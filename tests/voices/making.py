"""What a worker would do."""

from __future__ import annotations

from django.test import TestCase
from django.utils import timezone

from flows.models import Take
from flows.voices.making import due_takes, make_take


def make_waiting_takes() -> Take:
    """All of them; the last."""
    waiting = due_takes(now=timezone.now())
    for take_id in waiting:
        with TestCase.captureOnCommitCallbacks(execute=True):
            make_take(take_id, now=timezone.now())
    return Take.objects.get(pk=waiting[-1])
