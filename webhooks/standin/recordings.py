"""Recordings the carrier keeps: for 72 hours, behind a password, then no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from webhooks.standin.clock import utc_now

KEEP_FOR: Final = timedelta(hours=72)


@dataclass(frozen=True)
class Recording:
    id: str
    callid: str
    seconds: int
    created: datetime
    audio: bytes
    fetched: asyncio.Event = field(default_factory=asyncio.Event, compare=False)


class Recordings:
    """At most `most` are kept, so that a carrier that runs for weeks stays small."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime] = utc_now,
        keep_for: timedelta = KEEP_FOR,
        most: int = 500,
    ) -> None:
        self._now = now
        self._keep_for = keep_for
        self._most = most
        self._kept: dict[str, tuple[datetime, Recording]] = {}
        self._made: dict[str, int] = {}

    def add(self, *, callid: str, seconds: int, created: datetime, audio: bytes) -> Recording:
        number = self._made.get(callid, 0)
        self._made[callid] = number + 1
        recording = Recording(f"{callid}-r{number}", callid, seconds, created, audio)
        self._kept[recording.id] = (self._now(), recording)
        while len(self._kept) > self._most:
            oldest = next(iter(self._kept))
            self._made.pop(self._kept.pop(oldest)[1].callid, None)
        return recording

    def get(self, recording_id: str) -> Recording | None:
        kept = self._kept.get(recording_id)
        return kept[1] if kept and self._now() - kept[0] < self._keep_for else None

    def newest_first(self) -> list[Recording]:
        return [each for id_ in reversed(self._kept) if (each := self.get(id_))]
