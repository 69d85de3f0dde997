"""Beat, by a clock that somebody may set back.

A schedule is due so long after its last run. One that ran last while the clock was two hours ahead
would not run for two hours once the clock is right again, and the sweep with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django_celery_beat.schedulers import DatabaseScheduler, ModelEntry


class Entry(ModelEntry):
    """One schedule. What ran in the future counts as run just now."""

    last_run_at: datetime

    def is_due(self) -> Any:
        self.last_run_at = min(self.last_run_at, self._default_now())
        return super().is_due()


class Scheduler(DatabaseScheduler):
    Entry = Entry
    _ticked_at: datetime | None = None

    def tick(self, *arguments: Any, **options: Any) -> Any:
        now = self.app.now()
        if self._ticked_at is not None and now < self._ticked_at:
            # The heap holds the times at which to look at each schedule.
            self._heap = None
        self._ticked_at = now
        return super().tick(*arguments, **options)
