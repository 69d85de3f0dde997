"""The time one call lives in: real time plus whatever was skipped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def utc_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Each call has its own, so that one call's 25 s of ringing never ages another call.

    `scale` is the share of a wait that is really waited: 0 skips all of it, 1 is real time.
    """

    def __init__(self, *, scale: float = 0.0, now: Callable[[], datetime] = utc_now) -> None:
        self.scale = scale
        self._now = now
        self._skipped = timedelta()

    def now(self) -> datetime:
        return self._now() + self._skipped

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self.scale)
        self._skipped += timedelta(seconds=seconds * (1 - self.scale))
