"""iCalendar files as exceptions: what each event closes; every fault with the row it stands in.

The library reads events one by one, each under the row it begins in, so that one bad event neither
hides behind a general error nor takes the good ones with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from threading import Lock
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone
from icalendar.timezone import tzp

from flows.engine.hours.definition import LONGEST_NAME, MOST_EXCEPTIONS
from flows.hours.ical_rows import Block, Fault, blocks
from flows.problems import Problem

# How far ahead events that come again are written out.
AHEAD = timedelta(days=2 * 366)
MOST_BYTES = 1024 * 1024
MOST_EVENTS = 2000
MOST_OF_ZONES = 64 * 1024
# Whatever else a file may think of to be slow with.
MOST_SECONDS = 5.0
# A rule is gone through from its beginning, whatever part of it is asked for.
FIRST_YEAR, LAST_YEAR = 1970, 2100
LONGEST_AGAIN = timedelta(days=366)
# Written out, such a rule would be millions of times.
_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=")
# In one of these the library would look for a day that never comes until the year 9999.
_NEVER = re.compile(r"(?=.*FREQ=(DAILY|WEEKLY))(?=.*BY(MONTHDAY|YEARDAY|WEEKNO|SETPOS|EASTER)=)")
# Without what is white space.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# The library keeps the zones of a file for the whole process: one file at a time has it.
_zones = Lock()


@dataclass(frozen=True)
class Imported:
    """Exceptions as a definition has them, by date; `past` events were left out."""

    exceptions: list[dict[str, Any]]
    faults: list[Fault]
    past: int


def read_ical(raw: bytes, *, zone: str, now: datetime) -> Imported:
    """What the events close from today on, in the zone of the calendar they are for."""
    found, faults = blocks(_decoded(raw))
    events = [block for block in found if block.kind == "VEVENT"]
    if not events and not faults:
        raise _refused(_("There is no event in this file: export it as iCalendar (.ics)."))
    if len(events) > MOST_EVENTS:
        sentence = _("This file holds more than {n} events: choose a smaller calendar.")
        raise _refused(sentence.format(n=MOST_EVENTS))
    with _zones:
        tzp.use_default()
        _learn_zones([block for block in found if block.kind == "VTIMEZONE"])
        own = ZoneInfo(zone)
        reader = _Reader(own, now.astimezone(own).date(), monotonic() + MOST_SECONDS)
        exceptions = {repr(day): day for series in _series(events) for day in reader.read(series)}
    ordered = sorted(exceptions.values(), key=lambda each: (each["first"], each["name"]))
    faults = sorted([*faults, *reader.faults], key=lambda each: each.row)
    return Imported(ordered, faults, reader.past)


class _Faulty(Exception):
    def __init__(self, row: int, sentence: str) -> None:
        super().__init__(sentence)
        self.row, self.sentence = row, sentence


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        sentence = _("Row {row} is no text in UTF-8: save the file anew.")
        raise _refused(sentence.format(row=row)) from None


def _series(events: list[Block]) -> Iterator[list[Block]]:
    """An event with its own exceptions to the rule, which have the same UID."""
    by_uid: dict[str, list[Block]] = {}
    for place, block in enumerate(events):
        by_uid.setdefault(block.value("UID") or f"#{place}", []).append(block)
    yield from by_uid.values()


def _learn_zones(zones: list[Block]) -> None:
    """The file's own time zones, for the events that name them."""
    if sum(len(zone.text) for zone in zones) > MOST_OF_ZONES:
        sentence = _("Row {row}: the time zones of this file are too large: export it anew.")
        raise _refused(sentence.format(row=zones[0].row))
    for zone in zones:
        for row, rule in zone.rows("RRULE"):
            if "FREQ=YEARLY" not in rule.upper() or _OFTEN.search(rule.upper()):
                sentence = _("Row {row}: a time zone may change its clocks once a year only.")
                raise _refused(sentence.format(row=row))
        # One that cannot be read is none; the library says so of the events in it.
        with suppress(Exception):
            Timezone.from_ical(zone.text)


class _Reader:
    """Reads series after series; what all of them bring is counted together."""

    def __init__(self, zone: ZoneInfo, today: date, until: float) -> None:
        self.zone, self.today, self.until = zone, today, until
        self.faults: list[Fault] = []
        self.past = self.found = 0

    def read(self, series: list[Block]) -> Iterator[dict[str, Any]]:
        before = self.found
        try:
            for day in self._days(series):
                self.found += 1
                if self.found > MOST_EXCEPTIONS:
                    sentence = _("This file holds more than {n} days: choose a smaller calendar.")
                    raise _refused(sentence.format(n=MOST_EXCEPTIONS))
                yield day
        except _Faulty as fault:
            self.faults.append(Fault(fault.row, fault.sentence))
            return
        self.past += self.found == before

    def _days(self, series: list[Block]) -> Iterator[dict[str, Any]]:
        if monotonic() > self.until:
            sentence = _("Row {row}: reading this file takes too long: choose a smaller calendar.")
            raise _refused(sentence.format(row=series[0].row))
        calendar = Calendar()
        for block in series:
            calendar.add_component(self._sound(block))
        try:
            events = recurring_ical_events.of(calendar).between(self.today, self.today + AHEAD)
        except Exception:  # noqa: BLE001  (the library lets through what its own libraries raise)
            raise self._unreadable(series[0], "RRULE") from None
        for event in events:
            if str(event.get("STATUS", "")).upper() != "CANCELLED":
                yield from self._closed(event)

    def _sound(self, block: Block) -> Event:
        """Else a _Faulty."""
        try:
            event = Event.from_ical(block.text)
        except ValueError:
            raise _Faulty(block.row, _("This event cannot be read.")) from None
        assert isinstance(event, Event)  # noqa: S101  (its class reads nothing else)
        for name, _fault in event.errors:
            raise self._unreadable(block, str(name))
        if "DTSTART" not in event:
            raise _Faulty(block.row, _("This event has no beginning (DTSTART)."))
        row = block.row_of("DTEND") or block.row_of("DURATION") or block.row
        try:
            begins, ends = _naive(event.start), _naive(event.end)
        except (ValueError, OverflowError):
            raise _Faulty(row, _("The end of this event cannot be read.")) from None
        if ends < begins:
            raise _Faulty(row, _("This event ends before it begins."))
        if ends.year > LAST_YEAR:
            sentence = _("This event ends after the year {year}: end it earlier.")
            raise _Faulty(row, sentence.format(year=LAST_YEAR))
        if block.row_of("RRULE") or block.row_of("RDATE"):
            _require_few_times(block, begins)
            if ends - begins > LONGEST_AGAIN:
                sentence = _(
                    "This event comes again and lasts longer than a year: make it shorter."
                )
                raise _Faulty(row, sentence)
        return event

    def _unreadable(self, block: Block, name: str) -> _Faulty:
        if not block.row_of(name):
            return _Faulty(block.row, _("This event cannot be read."))
        sentence = _("“{name}” cannot be read: “{value}”.")
        value = block.value(name)[:60]
        return _Faulty(block.row_of(name) or block.row, sentence.format(name=name, value=value))

    def _closed(self, event: Event) -> Iterator[dict[str, Any]]:
        name = _named(event) or _("Closed")
        begins, ends = event.start, event.end
        if not isinstance(begins, datetime) or not isinstance(ends, datetime):
            yield _exception(name, begins, max(begins, ends - timedelta(days=1)))
            return
        start, end = (_local(each, self.zone) for each in (begins, ends))
        day = max(start.date(), self.today)
        while day <= min(end.date(), self.today + AHEAD):
            first = f"{start:%H:%M}" if day == start.date() else "00:00"
            until = f"{end:%H:%M}" if day == end.date() else "24:00"
            if first < until:
                whole = (first, until) == ("00:00", "24:00")
                spans = [] if whole else [{"start": first, "end": until}]
                yield _exception(name, day, day, spans)
            day += timedelta(days=1)


def _require_few_times(block: Block, begins: datetime) -> None:
    """Else a _Faulty: what comes again too often, or since too long ago, to be gone through."""
    if begins.year < FIRST_YEAR:
        sentence = _("This event comes again since before {year}: let it begin later.")
        raise _Faulty(block.row_of("DTSTART") or block.row, sentence.format(year=FIRST_YEAR))
    for at, (row, rule) in enumerate(block.rows("RRULE")):
        if at > 0:
            raise _Faulty(row, _("This event has more than one rule (RRULE): keep one."))
        if _OFTEN.search(rule.upper()):
            raise _Faulty(row, _("This event comes again several times a day: at most daily."))
        if _NEVER.match(rule.upper()):
            raise _Faulty(row, _("This rule may never come true: let it come monthly or yearly."))


def _named(event: Event) -> str:
    return " ".join(_CONTROL.sub("", str(event.get("SUMMARY", ""))).split())[:LONGEST_NAME]


def _naive(moment: date | datetime) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A time without a zone is one of the calendar's own."""
    return moment if moment.tzinfo is None else moment.astimezone(zone)


def _exception(
    name: str, first: date, last: date, spans: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    return {
        "name": name,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "yearly": False,
        "kind": "shut" if spans else "closed",
        "spans": spans or [],
    }


def _refused(sentence: str) -> Problem:
    return Problem(sentence, file=[sentence])
