"""What people write down of a calendar: weekly hours, seasons, exceptions, holidays.

Times are minutes of a wall clock in the calendar's zone, written `08:00` up to `24:00`. Hours past
midnight are two spans: one that ends at 24:00 and one on the next day that begins at 00:00.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from flows.engine.fields import refuse

MOST_SPANS = 12
MOST_EXCEPTIONS = 1000
MOST_SEASONS = 50
LONGEST_NAME = 60
DAY = 24 * 60
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _time(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise refuse("not_a_time", "Write the time like 08:30, at most 24:00.")
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        text = "“{zone}” is no time zone that is known here: choose one from the list."
        raise refuse("no_zone", text, zone=name) from None
    return name


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise refuse("no_name", "Give it a name, so that calls can be told by it.")
    if len(name) > LONGEST_NAME:
        raise refuse("long_name", "Use at most {max} characters for the name.", max=LONGEST_NAME)
    return name


Time = Annotated[str, AfterValidator(_time)]
Name = Annotated[str, AfterValidator(_name)]


def minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


class Span(_Frozen):
    """From `start` up to, not including, `end`."""

    start: Time
    end: Time

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.end <= self.start:
            text = (
                "{start}–{end} ends before it begins: past midnight, end it at 24:00 "
                "and go on the next day at 00:00."
            )
            raise refuse("backwards", text, start=self.start, end=self.end)
        return self

    @property
    def bounds(self) -> tuple[int, int]:
        return minutes(self.start), minutes(self.end)


def _in_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if len(spans) > MOST_SPANS:
        raise refuse("many_spans", "Keep at most {max} times in a day.", max=MOST_SPANS)
    ordered = sorted(spans, key=lambda span: span.start)
    for one, other in pairwise(ordered):
        if other.start < one.end:
            text = "{one} and {other} overlap: make them one."
            places = {
                "one": f"{one.start}–{one.end}",
                "other": f"{other.start}–{other.end}",
            }
            raise refuse("overlap", text, **places)
    return tuple(ordered)


Spans = Annotated[tuple[Span, ...], AfterValidator(_in_order)]
# From Monday on.
Week = Annotated[tuple[Spans, ...], Field(min_length=7, max_length=7)]


class _Dated(_Frozen):
    """Whole days, both ends included; `yearly` ones come again on the same dates."""

    name: Name
    first: date
    last: date
    yearly: bool = False

    @model_validator(mode="after")
    def _in_turn(self) -> _Dated:
        if self.last < self.first:
            text = "“{name}” ends before it begins: change one of its dates."
            raise refuse("backwards", text, name=self.name)
        if self.yearly and (self.last - self.first).days > 364:
            text = "“{name}” is longer than a year: it cannot come again each year."
            raise refuse("too_long", text, name=self.name)
        return self

    @property
    def length(self) -> int:
        return (self.last - self.first).days

    def holds(self, day: date) -> bool:
        if not self.yearly:
            return self.first <= day <= self.last
        begins, ends, here = _of_year(self.first), _of_year(self.last), _of_year(day)
        return begins <= here <= ends if begins <= ends else here >= begins or here <= ends


def _of_year(day: date) -> tuple[int, int]:
    return day.month, day.day


class Season(_Dated):
    """Other weekly hours for a while."""

    weekly: Week


class ExceptionalDays(_Dated):
    """Days that differ.

    `closed` all day; `hours` instead of the usual ones; or `shut` only for a while of each day.
    """

    kind: Literal["closed", "hours", "shut"] = "closed"
    spans: Spans = ()

    @model_validator(mode="after")
    def _filled(self) -> ExceptionalDays:
        if self.kind != "closed" and not self.spans:
            raise refuse("no_spans", "“{name}” has no times: add at least one.", name=self.name)
        return self


class HolidayRule(_Frozen):
    """Which national holidays close, and whether the day before one is a short one."""

    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    closed: Literal["red_days", "office"] = "red_days"
    short_days: bool = False
    short_until: Time = "12:00"


class Definition(_Frozen):
    zone: Annotated[str, AfterValidator(_zone)]
    weekly: Week
    seasons: Annotated[tuple[Season, ...], Field(max_length=MOST_SEASONS)] = ()
    exceptions: Annotated[tuple[ExceptionalDays, ...], Field(max_length=MOST_EXCEPTIONS)] = ()
    holidays: HolidayRule = HolidayRule()

    def names(self) -> list[str]:
        """The exceptions' names, each once: a step may have a way out for each."""
        return unique(each.name for each in self.exceptions)


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
