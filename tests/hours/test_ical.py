"""iCalendar files: what they close, and the row of every fault."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import Any

import pytest

from flows.hours.ical import Imported, read_ical
from flows.problems import Problem

SECONDLY = "RRULE:FREQ=SECONDLY"
NEVER = "BYMONTH=2;BYMONTHDAY=30"
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def file(*events: str) -> str:
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        rows += ["BEGIN:VEVENT", *event.splitlines(), "END:VEVENT"]
    return "\n".join([*rows, "END:VCALENDAR", ""])


def read(*events: str) -> Imported:
    return read_ical(file(*events).encode(), zone="Europe/Stockholm", now=NOW)


def days(imported: Imported) -> list[Any]:
    told = []
    for each in imported.exceptions:
        spans = [f"{span['start']}-{span['end']}" for span in each["spans"]]
        told.append((each["name"], each["first"], each["last"], each["kind"], *spans))
    return told


def faults(imported: Imported) -> list[tuple[int, str]]:
    return [(fault.row, fault.sentence) for fault in imported.faults]


def test_an_event_of_whole_days_closes_them() -> None:
    found = read("SUMMARY:Break\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270102")
    assert days(found) == [("Break", "2026-12-24", "2027-01-01", "closed")]


def test_an_event_of_some_hours_shuts_for_these_by_the_calendars_own_clock() -> None:
    found = read("SUMMARY:Meeting\nDTSTART:20261201T130000Z\nDTEND:20261201T143000Z")
    assert days(found) == [("Meeting", "2026-12-01", "2026-12-01", "shut", "14:00-15:30")]


def test_an_event_over_midnight_is_told_day_by_day() -> None:
    found = read("SUMMARY:Move\nDTSTART:20261201T220000\nDTEND:20261203T060000")
    assert days(found) == [
        ("Move", "2026-12-01", "2026-12-01", "shut", "22:00-24:00"),
        ("Move", "2026-12-02", "2026-12-02", "closed"),
        ("Move", "2026-12-03", "2026-12-03", "shut", "00:00-06:00"),
    ]


def test_what_comes_again_is_written_out_for_two_years() -> None:
    found = read("SUMMARY:Founders\nDTSTART;VALUE=DATE:20200524\nRRULE:FREQ=YEARLY")
    assert [each["first"] for each in found.exceptions] == ["2027-05-24", "2028-05-24"]


def test_one_time_of_many_may_be_moved() -> None:
    weekly = "UID:1\nSUMMARY:Shut\nDTSTART;VALUE=DATE:20261201\nRRULE:FREQ=WEEKLY;COUNT=2"
    moved = "UID:1\nSUMMARY:Moved\nRECURRENCE-ID;VALUE=DATE:20261208\nDTSTART;VALUE=DATE:20261210"
    assert days(read(weekly, moved)) == [
        ("Shut", "2026-12-01", "2026-12-01", "closed"),
        ("Moved", "2026-12-10", "2026-12-10", "closed"),
    ]


def test_what_is_over_and_what_was_cancelled_is_left_out() -> None:
    over = "SUMMARY:Over\nDTSTART;VALUE=DATE:20261129"
    cancelled = "SUMMARY:Not\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261224"
    found = read(over, cancelled)
    assert (found.exceptions, found.past) == ([], 2)


def test_a_folded_row_is_one_with_the_row_it_goes_on() -> None:
    found = read("SUMMARY:A long\n  name\nDTSTART;VALUE=DATE:20261224")
    assert days(found)[0][0] == "A long name"


@pytest.mark.parametrize(
    ("event", "row", "said"),
    [
        ("SUMMARY:A\nDTSTART:2026133", 5, "“DTSTART” cannot be read: “2026133”."),
        ("DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=FOO", 5, "“RRULE” cannot be read: “FREQ=FOO”."),
        ("SUMMARY:A", 3, "This event has no beginning (DTSTART)."),
        ("DTSTART:20261201T100000\nDTEND:20261201T090000", 5, "This event ends before it begins."),
        ("DTSTART:20261201T100000\nDTEND;VALUE=DATE:20261202", 5, "The end of this event"),
        ("DTSTART:20261201T100000\nand so on", 5, "“and so on” is no property."),
        ("DTSTART:20261201T100000\nRRULE:FREQ=SECONDLY", 5, "This event comes again several"),
        ("DTSTART:20261201T100000\nDURATION:P99999999D", 5, "The end of this event"),
        ("DTSTART:20261201\nDTEND:99991231", 5, "This event ends after the year 2100"),
        (f"DTSTART:20261201\nRRULE:FREQ=DAILY\n{SECONDLY}", 6, "This event has more than one rule"),
        ("DTSTART:00010101\nRRULE:FREQ=DAILY", 4, "This event comes again since before 1970"),
        ("DTSTART:20261201\nDTEND:20300101\nRRULE:FREQ=DAILY", 5, "This event comes again and"),
        (f"DTSTART:19700101\nRRULE:FREQ=DAILY;{NEVER}", 5, "This rule may never come true"),
    ],
)
def test_a_fault_names_its_row_and_the_good_events_stay(event: str, row: int, said: str) -> None:
    found = read(event, "SUMMARY:Good\nDTSTART;VALUE=DATE:20261224")
    assert [each["name"] for each in found.exceptions] == ["Good"]
    assert [(at, sentence[: len(said)]) for at, sentence in faults(found)] == [(row, said)]


def test_an_event_without_an_end_names_the_row_where_it_begins() -> None:
    cut = file("SUMMARY:A\nDTSTART;VALUE=DATE:20261224").partition("END:VEVENT")[0]
    found = read_ical(cut.encode(), zone="Europe/Stockholm", now=NOW)
    assert faults(found) == [(3, "“BEGIN:VEVENT” has no end.")]


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(Problem, match="There is no event in this file"):
        read_ical(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", zone="UTC", now=NOW)


def test_bytes_that_are_no_text_are_refused_with_their_row() -> None:
    with pytest.raises(Problem, match="Row 2 is no text"):
        read_ical(b"BEGIN:VCALENDAR\nSUMMARY:\xff\n", zone="UTC", now=NOW)


def test_a_file_of_too_many_days_is_refused() -> None:
    daily = "DTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    with pytest.raises(Problem, match="more than 1000 days"):
        read(f"SUMMARY:One\n{daily}", f"SUMMARY:Two\n{daily}")


@pytest.mark.parametrize(
    "rows",
    [
        f"DTSTART:20261201T100000\nRRULE:FREQ=DAILY;COUNT=1\n{SECONDLY}",
        "DTSTART:00010101\nRRULE:FREQ=DAILY",
        "DTSTART:19700101T000000\nDTEND:20990101T000000\nRRULE:FREQ=DAILY",
        f"DTSTART:19700101\nRRULE:FREQ=DAILY;{NEVER}",
    ],
)
def test_a_file_made_to_be_slow_is_read_soon(rows: str) -> None:
    began = monotonic()
    found = read(*[rows] * 20)
    assert (len(found.faults), found.exceptions) == (20, [])
    assert monotonic() - began < 2


def with_zone(*rules: str) -> bytes:
    rows = [f"BEGIN:STANDARD\n{rule}\nEND:STANDARD" for rule in rules]
    zone = "\n".join(["BEGIN:VTIMEZONE", "TZID:Ours", *rows, "END:VTIMEZONE"])
    event = "SUMMARY:A\nDTSTART;TZID=Ours:20261201T100000\nDTEND;TZID=Ours:20261201T110000"
    text = file(*[event] * 20)
    return text.replace("VERSION:2.0", f"VERSION:2.0\n{zone}").encode()


STANDARD = "DTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nRRULE:FREQ="


def test_events_are_read_by_the_files_own_time_zone() -> None:
    raw = with_zone(f"{STANDARD}YEARLY")
    found = read_ical(raw, zone="Europe/Stockholm", now=NOW)
    assert days(found) == [("A", "2026-12-01", "2026-12-01", "shut", "08:00-09:00")]


def test_a_time_zone_that_changes_every_hour_is_refused_with_its_row() -> None:
    began = monotonic()
    with pytest.raises(Problem, match="Row 9: a time zone may change its clocks once a year"):
        read_ical(with_zone(f"{STANDARD}HOURLY"), zone="Europe/Stockholm", now=NOW)
    assert monotonic() - began < 2


def test_time_zones_that_weigh_too_much_are_refused_with_their_row() -> None:
    with pytest.raises(Problem, match="Row 3: the time zones of this file are too large"):
        read_ical(with_zone(*[f"{STANDARD}YEARLY"] * 700), zone="Europe/Stockholm", now=NOW)


def test_a_file_of_too_many_events_is_refused() -> None:
    with pytest.raises(Problem, match="more than 2000 events"):
        read(*["DTSTART;VALUE=DATE:20200524"] * 2001)


def test_2000_events_are_read_soon() -> None:
    began = monotonic()
    assert read(*["DTSTART;VALUE=DATE:20200524"] * 2000).past == 2000
    assert monotonic() - began < 4


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.hours.ical.MOST_SECONDS", -1.0)
    with pytest.raises(Problem, match="Row 3: reading this file takes too long"):
        read("DTSTART;VALUE=DATE:20261224")


def test_what_a_name_cannot_hold_is_left_out_of_it() -> None:
    found = read("SUMMARY:Christ\x00mas\x1b Eve\nDTSTART;VALUE=DATE:20261224")
    assert days(found)[0][0] == "Christmas Eve"
