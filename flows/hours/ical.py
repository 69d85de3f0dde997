"""iCalendar files as exceptions: what each event closes; every fault with the row it stands in.

The library reads events one by one, each under the row it begins in, so that one bad event neither
hides behind a general error nor takes the good ones with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from flows.engine.hours.definition import LONGEST_NAME, MOST_EXCEPTIONS
from flows.hours.ical_rows import Block, Fault, blocks
from flows.problems import Problem

# How far ahead events that come again are written out.
AHEAD = timedelta(days=2 * 366)
MOST_BYTES = 1024 * 1024
# Written out, such a rule would be millions of times.
_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=")


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
    zones = "\n".join(block.text for block in found if block.kind == "VTIMEZONE")
    reader = _Reader(zones, ZoneInfo(zone), now.astimezone(ZoneInfo(zone)).date())
    exceptions: dict[str, dict[str, Any]] = {}
    past = 0
    for series in _series(events):
        try:
            days = list(reader.days(series))
        except _Faulty as fault:
            faults.append(Fault(fault.row, fault.sentence))
            continue
        past += not days
        exceptions |= {repr(day): day for day in days}
        if len(exceptions) > MOST_EXCEPTIONS:
            sentence = _("This file holds more than {n} days: choose a smaller calendar.")
            raise _refused(sentence.format(n=MOST_EXCEPTIONS))
    ordered = sorted(exceptions.values(), key=lambda each: (each["first"], each["name"]))
    return Imported(ordered, sorted(faults, key=lambda each: each.row), past)


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


@dataclass(frozen=True)
class _Reader:
    """`zones` is the text of the file's own time zones."""

    zones: str
    zone: ZoneInfo
    today: date

    def days(self, series: list[Block]) -> Iterator[dict[str, Any]]:
        for block in series:
            self._require_sound(block)
        calendar = self._parsed(*series)
        try:
            events = recurring_ical_events.of(calendar).between(self.today, self.today + AHEAD)
        except Exception:  # noqa: BLE001  (the library lets through what its own libraries raise)
            raise self._unreadable(series[0], "RRULE") from None
        for event in events:
            if str(event.get("STATUS", "")).upper() != "CANCELLED":
                yield from self._closed(event)

    def _parsed(self, *events: Block) -> Calendar:
        text = "\n".join(block.text for block in events)
        read = Calendar.from_ical(f"BEGIN:VCALENDAR\n{self.zones}\n{text}\nEND:VCALENDAR\n")
        assert isinstance(read, Calendar)  # noqa: S101  (not `multiple`)
        return read

    def _require_sound(self, block: Block) -> None:
        """Else a _Faulty."""
        try:
            event = next(iter(self._parsed(block).walk("VEVENT")))
        except ValueError:
            raise _Faulty(block.row, _("This event cannot be read.")) from None
        assert isinstance(event, Event)  # noqa: S101  (asked for)
        for name, _fault in event.errors:
            raise self._unreadable(block, str(name))
        if "DTSTART" not in event:
            raise _Faulty(block.row, _("This event has no beginning (DTSTART)."))
        row = block.row_of("DTEND") or block.row_of("DURATION") or block.row
        try:
            begins, ends = event.start, event.end
        except (ValueError, OverflowError):
            raise _Faulty(row, _("The end of this event cannot be read.")) from None
        if _naive(ends) < _naive(begins):
            raise _Faulty(row, _("This event ends before it begins."))
        if _OFTEN.search(block.value("RRULE").upper()):
            row = block.row_of("RRULE") or block.row
            raise _Faulty(row, _("This event comes again several times a day: at most daily."))

    def _unreadable(self, block: Block, name: str) -> _Faulty:
        sentence = _("“{name}” cannot be read: “{value}”.")
        value = block.value(name)[:60]
        return _Faulty(block.row_of(name) or block.row, sentence.format(name=name, value=value))

    def _closed(self, event: Event) -> Iterator[dict[str, Any]]:
        name = " ".join(str(event.get("SUMMARY", "")).split())[:LONGEST_NAME] or _("Closed")
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
