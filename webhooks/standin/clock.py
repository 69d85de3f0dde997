"""The time one call lives in: real, or skipped, or a mixture."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def utc_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Each call has its own, so that one call's 25 s of ringing never ages another call.

    `scale` is the share of a wait that is really waited: 1 is real time; at 0 nothing real counts,
    not even how long the server takes, so that the same script always gives the same call.
    """

    def __init__(self, *, scale: float = 0.0, now: Callable[[], datetime] = utc_now) -> None:
        self.scale = scale
        self._now = now
        self._began = now()
        self._skipped = timedelta()

    def now(self) -> datetime:
        return (self._now() if self.scale else self._began) + self._skipped

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self.scale)
        self.skip(seconds * (1 - self.scale))

    async def sleep_really(self, seconds: float) -> None:
        """For what somebody outside needs time for, whatever the scale."""
        await asyncio.sleep(seconds)
        if not self.scale:
            self.skip(seconds)

    def skip(self, seconds: float) -> None:
        """Time goes by that nobody waits for."""
        self._skipped += timedelta(seconds=seconds)
