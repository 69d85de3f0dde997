"""Telling a worker of flows that there is something to do; only a hint: the sweep finds it."""

from __future__ import annotations

import logging
import threading
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)


def ring(task: str, *given: int) -> None:
    """Ask a worker for `flows.tasks.<task>(*given)` once the rows are committed."""
    transaction.on_commit(partial(_ring_beside, task, given))


def _ring_beside(task: str, given: tuple[int, ...]) -> None:
    """In a thread of its own, so that nobody waits for the queue."""
    threading.Thread(target=_tell, args=(task, given), name="ringing", daemon=True).start()


def _tell(task: str, given: tuple[int, ...]) -> None:
    try:
        current_app.send_task(
            f"flows.tasks.{task}", given, retry=False, expires=2 * settings.SWEEP_SECONDS
        )
    except Exception as error:  # noqa: BLE001  (whatever a broker throws, the rows are safe)
        logger.warning(
            "The queue cannot be reached (%s); the sweep will do the work.", type(error).__name__
        )
