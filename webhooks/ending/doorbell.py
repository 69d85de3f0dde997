"""Telling a worker that there is something to do; only a hint, as the sweep finds it anyway."""

from __future__ import annotations

import logging
import time
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)


class _Silence:
    """Lets the bell rest after a failure: not every post should wait for a dead broker."""

    until = 0.0


def ring(task: str, row_id: int) -> None:
    """Ask a worker for `webhooks.tasks.<task>(row_id)` once the rows are committed."""
    transaction.on_commit(partial(_ring_now, task, row_id))


def _ring_now(task: str, row_id: int) -> None:
    if time.monotonic() < _Silence.until:
        return
    try:
        # Not answered by the next sweep but one, the bell is void: bells must not pile up.
        current_app.send_task(
            f"webhooks.tasks.{task}", (row_id,), retry=False, expires=2 * settings.SWEEP_SECONDS
        )
    except Exception as error:  # noqa: BLE001  (whatever a broker throws, the row is safe already)
        _Silence.until = time.monotonic() + settings.SWEEP_SECONDS
        logger.warning(
            "The queue cannot be reached (%s); the sweep will do the work.", type(error).__name__
        )
