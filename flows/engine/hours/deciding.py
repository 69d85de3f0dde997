"""Open or closed at a moment, and why: by hand, then exception, then holiday, then the week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.definition import DAY, ExceptionalDays, Span, minutes

Way = Literal["open", "closed", "holiday", "exception"]
Because = Literal["override", "exception", "holiday", "short_day", "season", "weekly", "broken"]


@dataclass(frozen=True)
class Verdict:
    """`name` is that of the exception, holiday or season, or the reason somebody gave.

    A holiday's is English; `names` has it in other languages.
    """

    way: Way
    because: Because
    name: str = ""
    names: Mapping[str, str] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, object]:
        said: dict[str, object] = {"because": self.because}
        if self.name:
            said["name"] = self.name
        return said | ({"names": dict(self.names)} if self.names else {})


@dataclass(frozen=True)
class Piece:
    """A part of one day, in minutes of the wall clock; `end` is not in it."""

    start: int
    end: int
    verdict: Verdict


# A caller must not be turned away because somebody's calendar cannot be read.
BROKEN = Verdict("open", "broken")


def decide(calendar: Calendar | None, now: datetime) -> Verdict:
    """What holds at a moment; without a calendar it is open."""
    if calendar is None:
        return BROKEN
    if calendar.override and calendar.override.holds(now):
        return by_hand(calendar)
    local = now.astimezone(ZoneInfo(calendar.definition.zone))
    minute = local.hour * 60 + local.minute
    day = pieces(calendar, local.date())
    return next(piece.verdict for piece in day if piece.start <= minute < piece.end)


def by_hand(calendar: Calendar) -> Verdict:
    """What the override says while it holds."""
    assert calendar.override is not None  # noqa: S101  (asked before)
    return Verdict(calendar.override.kind, "override", calendar.override.reason)


def pieces(calendar: Calendar, day: date) -> list[Piece]:
    """A whole day from 0 to 24 o'clock without gaps, as the calendar has it without override."""
    found = _usual(calendar, day)
    for shut in _exceptions(calendar, day, shut=True):
        verdict = Verdict("exception", "exception", shut.name)
        for span in shut.spans:
            found = list(_shut(found, span, verdict))
    return found


def _usual(calendar: Calendar, day: date) -> list[Piece]:
    exception = next(_exceptions(calendar, day, shut=False), None)
    if exception is not None:
        closed = Verdict("exception", "exception", exception.name)
        return _day(exception.spans, replace(closed, way="open"), closed)
    holiday = calendar.holidays.get(day)
    names = {} if holiday is None else holiday.names
    if holiday and holiday.kind == "closed":
        return [Piece(0, DAY, Verdict("holiday", "holiday", names.get("en", ""), names))]
    found = _week(calendar, day)
    if holiday:
        ends = minutes(calendar.definition.holidays.short_until)
        short = Verdict("closed", "short_day", names.get("en", ""), names)
        rest = Span(start=calendar.definition.holidays.short_until, end="24:00")
        return list(_shut(found, rest, short)) if ends < DAY else found
    return found


def _week(calendar: Calendar, day: date) -> list[Piece]:
    definition, weekday = calendar.definition, day.weekday()
    for season in definition.seasons:
        if season.holds(day):
            closed = Verdict("closed", "season", season.name)
            return _day(season.weekly[weekday], replace(closed, way="open"), closed)
    closed = Verdict("closed", "weekly")
    return _day(definition.weekly[weekday], replace(closed, way="open"), closed)


def _exceptions(calendar: Calendar, day: date, *, shut: bool) -> Iterator[ExceptionalDays]:
    """Those of a day, the one of fewest days first: a single day stands out of a long range."""
    here = [
        each
        for each in calendar.definition.exceptions
        if (each.kind == "shut") is shut and each.holds(day)
    ]
    yield from sorted(here, key=lambda each: each.length)


def _day(spans: tuple[Span, ...], inside: Verdict, outside: Verdict) -> list[Piece]:
    found, at = [], 0
    for start, end in (span.bounds for span in spans):
        if at < start:
            found.append(Piece(at, start, outside))
        found.append(Piece(start, end, inside))
        at = end
    return found if at == DAY else [*found, Piece(at, DAY, outside)]


def _shut(day: list[Piece], span: Span, verdict: Verdict) -> Iterator[Piece]:
    """The day with the span painted over where it is open."""
    start, end = span.bounds
    for piece in day:
        first, last = max(piece.start, start), min(piece.end, end)
        if piece.verdict.way != "open" or first >= last:
            yield piece
            continue
        if piece.start < first:
            yield replace(piece, end=first)
        yield Piece(first, last, verdict)
        if last < piece.end:
            yield replace(piece, start=last)
