"""When somebody is rung again: rules and hours in, a time out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Reason = Literal["busy", "no_answer", "failed"]
# A phone that rang for nearly as long as it was given was not taken; the carrier says “failed” of
# both (46elks voice-connect), so that only the time can tell.
_NEARLY = timedelta(seconds=3)
# Wherever the clocks change, some allowed day of the next two weeks has all its hours.
_DAYS_AHEAD = 15


@dataclass(frozen=True)
class Retry:
    """After so many attempts that ended alike there is no more; `pause` lies between."""

    times: int
    pause: timedelta


@dataclass(frozen=True)
class Hours:
    """When people may be rung: on these weekdays (1 is Monday), from `first` until `until`.

    Both are times of `zone`; without them the whole day is allowed.
    """

    zone: ZoneInfo
    weekdays: frozenset[int]
    first: time | None = None
    until: time | None = None

    def allow(self, at: datetime) -> bool:
        local = at.astimezone(self.zone)
        clock = local.time()
        begun = self.first is None or self.first <= clock
        over = self.until is not None and clock >= self.until
        return local.isoweekday() in self.weekdays and begun and not over

    def next_allowed(self, at: datetime) -> datetime:
        """The first allowed moment, `at` or later."""
        if self.allow(at):
            return at
        today = at.astimezone(self.zone).date()
        for days in range(_DAYS_AHEAD):
            day = today + timedelta(days=days)
            opening = datetime.combine(day, self.first or time.min, self.zone).astimezone(UTC)
            if opening >= at and self.allow(opening):
                return opening
        raise ValueError("No day of the week is allowed.")


def next_attempt(
    rules: Mapping[Reason, Retry], ended: Sequence[Reason], *, hours: Hours, now: datetime
) -> datetime | None:
    """When to try again after attempts that ended so, the last just now; None: never."""
    last = ended[-1]
    rule = rules[last]
    if ended.count(last) > rule.times:
        return None
    return hours.next_allowed(now + rule.pause)


def reason_of(state: str, *, rang: timedelta, ring_time: timedelta) -> Reason:
    """Why nobody answered, from the carrier's word and how long it rang."""
    if state == "busy":
        return "busy"
    return "no_answer" if rang >= ring_time - _NEARLY else "failed"
