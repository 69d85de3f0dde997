"""The coming weeks as stretches of time: by arithmetic over days and changes of the clock.

Within a time of one offset the wall clock runs evenly, so a day's pieces are moved by it. Where the
clock is put back an hour comes twice, where it is put forward one does not come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.deciding import Verdict, by_hand, pieces

_STEP = timedelta(hours=6)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Stretch:
    """From `start` up to, not including, `end`; both UTC."""

    start: datetime
    end: datetime
    verdict: Verdict


def stretches(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    """What holds from `start` to `end`, without gaps, as it is asked for; neighbours differ."""
    yield from _joined(_pieced(calendar, start.astimezone(UTC), end.astimezone(UTC)))


def _pieced(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    override = calendar.override
    if override and override.holds(start):
        until = end if override.until is None else min(end, override.until.astimezone(UTC))
        yield Stretch(start, until, by_hand(calendar))
        start = until
    yield from _as_written(calendar, start, end)


def _as_written(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    zone = ZoneInfo(calendar.definition.zone)
    for first, last, offset in _even(zone, start, end):
        begins, ends = (first + offset).replace(tzinfo=None), (last + offset).replace(tzinfo=None)
        day = begins.date()
        while (midnight := datetime.combine(day, time())) < ends:
            for piece in pieces(calendar, day):
                wall = max(begins, midnight + timedelta(minutes=piece.start))
                wall_end = min(ends, midnight + timedelta(minutes=piece.end))
                if wall < wall_end:
                    one, other = (each.replace(tzinfo=UTC) - offset for each in (wall, wall_end))
                    yield Stretch(one, other, piece.verdict)
            day += timedelta(days=1)


def _even(
    zone: ZoneInfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """The times of one offset from UTC. No zone changes its clock twice within the step."""
    first, at = start, start
    while at < end:
        following = min(at + _STEP, end)
        if _offset(zone, following) != _offset(zone, at):
            change = _change(zone, at, following)
            yield first, change, _offset(zone, at)
            first = change
        at = following
    if first < end:
        yield first, end, _offset(zone, end - timedelta(microseconds=1))


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of the new offset."""
    low, high = before.replace(microsecond=0), after
    old = _offset(zone, before)
    while high - low > _SECOND:
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if _offset(zone, middle) == old:
            low = middle
        else:
            high = middle
    return low + _SECOND


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _joined(found: Iterable[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in found:
        if stretch.start >= stretch.end:
            continue
        if last and last.verdict == stretch.verdict:
            last = replace(last, end=stretch.end)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last
