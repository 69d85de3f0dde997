"""The coming days as a wall calendar shows them: each from 0 to 24 o'clock, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.deciding import Piece, Verdict, by_hand, decide, pieces
from flows.engine.hours.definition import DAY
from flows.engine.hours.stretches import stretches

# How far ahead the next change is looked for.
_HORIZON = timedelta(days=370)
_MINUTE = timedelta(minutes=1)
Clock = Literal["", "forward", "back"]


@dataclass(frozen=True)
class Day:
    """`clock` says whether the clock is put forward or back on it."""

    date: date
    pieces: list[Piece]
    clock: Clock = ""


@dataclass(frozen=True)
class Told:
    """What happens at `at`, until when, and what then; nothing changes within a year: None.

    `wall` is what the clock said: a time that comes `twice` on that day, or is `skipped`.
    """

    at: datetime
    verdict: Verdict
    until: datetime | None
    then: Verdict | None
    wall: Literal["", "twice", "skipped"] = ""


def days(calendar: Calendar, first: date, count: int, *, now: datetime) -> list[Day]:
    zone = ZoneInfo(calendar.definition.zone)
    every = (first + timedelta(days=each) for each in range(count))
    return [
        Day(day, list(_with_override(calendar, day, now.astimezone(zone))), _clock(zone, day))
        for day in every
    ]


def tell(calendar: Calendar, at: datetime) -> Told:
    found = list(islice(stretches(calendar, at, at + _HORIZON), 2))
    changes = len(found) > 1
    return Told(
        at,
        decide(calendar, at),
        found[0].end if changes else None,
        found[1].verdict if changes else None,
    )


def tell_wall(calendar: Calendar, wall: datetime) -> Told:
    """What happens when the calendar's own clock says `wall` (without a zone), the first time."""
    zone = ZoneInfo(calendar.definition.zone)
    first, second = wall.replace(tzinfo=zone), wall.replace(tzinfo=zone, fold=1)
    told = tell(calendar, first)
    if first.utcoffset() == second.utcoffset():
        return told
    earlier = (first.utcoffset() or timedelta()) > (second.utcoffset() or timedelta())
    return replace(told, wall="twice" if earlier else "skipped")


def _with_override(calendar: Calendar, day: date, now: datetime) -> Iterator[Piece]:
    """The day with what holds by hand from now on painted over it."""
    found = pieces(calendar, day)
    override = calendar.override
    if override is None or not override.holds(now):
        yield from found
        return
    start = _minute(now, day)
    end = DAY if override.until is None else _minute(override.until.astimezone(now.tzinfo), day)
    for piece in found:
        if piece.start < min(piece.end, start):
            yield replace(piece, end=min(piece.end, start))
    if start < end:
        yield Piece(start, end, by_hand(calendar))
    for piece in found:
        if max(piece.start, end) < piece.end:
            yield replace(piece, start=max(piece.start, end))


def _minute(moment: datetime, day: date) -> int:
    """Where on the day a moment lies: 0 before it, the whole day's minutes after it."""
    since = moment.replace(tzinfo=None) - datetime.combine(day, time())
    return max(0, min(DAY, since // _MINUTE))


def _clock(zone: ZoneInfo, day: date) -> Clock:
    before = datetime.combine(day, time(), zone).utcoffset() or timedelta()
    after = datetime.combine(day + timedelta(days=1), time(), zone).utcoffset() or timedelta()
    if before == after:
        return ""
    return "forward" if after > before else "back"
