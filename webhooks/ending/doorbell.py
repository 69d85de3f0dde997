"""Telling a worker that there is something to do; only a hint, as the sweep finds it anyway.

A thread of its own carries the bells, so that no post waits for the queue, and many at once go as
one message.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)
# What is quickly done goes together; a recording may take minutes and goes alone.
TOGETHER = {"archive_report": 100}
_GATHER_SECONDS = 0.25
_LAST_SECONDS = 2.0


def ring(task: str, *row_ids: int) -> None:
    """Ask a worker for `webhooks.tasks.<task>(*row_ids)` once the rows are committed."""
    transaction.on_commit(partial(_bell.ring, task, *row_ids))


class Bell:
    """Gathers what is to be told for a moment, then tells it."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[int]] = {}
        self._lock = threading.Lock()
        self._carrying = False
        self._silent_until = 0.0

    def ring(self, task: str, *row_ids: int) -> None:
        # After a failure the bell rests: the sweep will do the work.
        if time.monotonic() < self._silent_until:
            return
        with self._lock:
            self._waiting.setdefault(task, []).extend(row_ids)
            if not self._carrying:
                self._carrying = True
                threading.Thread(target=self._carry, name="doorbell", daemon=True).start()

    def finish(self) -> None:
        """Wait for a moment until all is told: a command may end before its bells are carried."""
        until = time.monotonic() + _LAST_SECONDS
        while self._carrying and time.monotonic() < until:
            time.sleep(0.01)

    def _carry(self) -> None:
        while True:
            time.sleep(_GATHER_SECONDS)
            with self._lock:
                waiting, self._waiting = self._waiting, {}
                self._carrying = bool(waiting)
            if not waiting:
                return
            for task, row_ids in waiting.items():
                self._tell(task, row_ids)

    def _tell(self, task: str, row_ids: list[int]) -> None:
        size = TOGETHER.get(task, 1)
        try:
            # A task that looks for its rows itself is told once.
            for first in range(0, len(row_ids) or 1, size):
                _send(task, row_ids[first : first + size])
        except Exception as error:  # noqa: BLE001  (whatever a broker throws, the rows are safe)
            self._silent_until = time.monotonic() + settings.SWEEP_SECONDS
            logger.warning(
                "The queue cannot be reached (%s); the sweep will do the work.",
                type(error).__name__,
            )


def _send(task: str, row_ids: list[int]) -> None:
    for last in (False, False, True):
        try:
            # Not answered by the next sweep but one, a bell is void: bells must not pile up.
            current_app.send_task(
                f"webhooks.tasks.{task}", row_ids, retry=False, expires=2 * settings.SWEEP_SECONDS
            )
        except Exception:
            # A connection that died in the pool fails once, then it is gone.
            if last:
                raise
        else:
            return


_bell = Bell()
atexit.register(_bell.finish)
