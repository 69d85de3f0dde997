"""Telling a worker that there is something to do; only a hint, as the sweep finds it anyway."""

from __future__ import annotations

import logging
import threading
import time
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)


class _Silence:
    """Lets the bell rest after a failure: not every post should wait for a dead broker."""

    until = 0.0


def ring(task: str, *row_ids: int) -> None:
    """Ask a worker for `webhooks.tasks.<task>(*row_ids)` once the rows are committed."""
    transaction.on_commit(partial(_ring_now, task, *row_ids))


def ring_beside(task: str) -> None:
    """The same in a thread of its own: a caller waits for no queue."""
    bell = threading.Thread(target=_ring_now, args=(task,), name="bell", daemon=True)
    transaction.on_commit(bell.start)


def _ring_now(task: str, *row_ids: int) -> None:
    if time.monotonic() < _Silence.until:
        return
    try:
        # Not answered by the next sweep but one, the bell is void: bells must not pile up.
        current_app.send_task(
            f"webhooks.tasks.{task}", row_ids, retry=False, expires=2 * settings.SWEEP_SECONDS
        )
    except Exception as error:  # noqa: BLE001  (whatever a broker throws, the row is safe already)
        _Silence.until = time.monotonic() + settings.SWEEP_SECONDS
        logger.warning(
            "The queue cannot be reached (%s); the sweep will do the work.", type(error).__name__
        )
