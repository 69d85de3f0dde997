"""The coming weeks by arithmetic are what asking every single minute gives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.deciding import decide
from flows.engine.hours.stretches import stretches
from tests.engine.hours.calendars import calendar, week

# Among them zones whose clock changes at midnight, and by half an hour.
ZONES = ["Europe/Stockholm", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago", "UTC"]
CHANGES = [
    datetime(2026, 3, 28, tzinfo=UTC),
    datetime(2026, 10, 24, tzinfo=UTC),
    datetime(2026, 4, 23, tzinfo=UTC),
    datetime(2026, 4, 4, tzinfo=UTC),
    datetime(2026, 9, 5, tzinfo=UTC),
    datetime(2028, 2, 28, tzinfo=UTC),
    datetime(2026, 12, 30, tzinfo=UTC),
]


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def spans(draw: st.DrawFn, least: int = 0) -> list[dict[str, str]]:
    ends = sorted(draw(st.sets(st.integers(0, 1440), min_size=2 * least, max_size=6)))
    return [
        {"start": _time(start), "end": _time(end)}
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    ]


weeks = st.lists(spans(), min_size=7, max_size=7)


@st.composite
def dated(draw: st.DrawFn, start: date) -> dict[str, Any]:
    first = start + timedelta(days=draw(st.integers(-2, 3)))
    return {
        "name": draw(st.sampled_from(["One", "Other"])),
        "first": first.isoformat(),
        "last": (first + timedelta(days=draw(st.integers(0, 3)))).isoformat(),
        "yearly": draw(st.booleans()),
    }


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, datetime]:
    start = draw(st.sampled_from(CHANGES)) + timedelta(minutes=draw(st.integers(0, 1440)))
    day = start.date()
    kinds = st.sampled_from(["closed", "hours", "shut"])
    exceptions = [
        {**draw(dated(day)), "kind": draw(kinds), "spans": draw(spans(least=1))}
        for _ in range(draw(st.integers(0, 3)))
    ]
    seasons = [{**draw(dated(day)), "weekly": draw(weeks)} for _ in range(draw(st.integers(0, 1)))]
    holidays = {
        (day + timedelta(days=draw(st.integers(0, 3)))).isoformat(): {
            "kind": draw(st.sampled_from(["closed", "short"])),
            "names": {"en": "Holiday"},
        }
    }
    until = start + timedelta(minutes=draw(st.integers(-600, 2880)))
    override = draw(
        st.sampled_from([None, {"kind": "open"}, {"kind": "closed", "until": until.isoformat()}])
    )
    return calendar(
        zone=draw(st.sampled_from(ZONES)),
        weekly=draw(weeks),
        exceptions=exceptions,
        seasons=seasons,
        holidays=draw(st.sampled_from([{}, holidays])),
        override=override,
    ), start


# Each example asks thousands of times.
@settings(max_examples=40)
@given(calendars())
@example((calendar(weekly=week("", sunday="02:15-02:45")), CHANGES[0]))
@example((calendar(weekly=week("", sunday="02:15-02:45")), CHANGES[1]))
def test_stretches_are_what_every_minute_says(case: tuple[Calendar, datetime]) -> None:
    written, start = case
    end = start + timedelta(days=2)
    told = {
        start + timedelta(minutes=minute): stretch.verdict
        for stretch in stretches(written, start, end)
        for minute in range(
            round((stretch.start - start) / timedelta(minutes=1)),
            round((stretch.end - start) / timedelta(minutes=1)),
        )
    }
    minutes = [start + timedelta(minutes=minute) for minute in range(2 * 1440)]
    asked = {at: decide(written, at) for at in minutes}
    assert told == asked


@given(calendars())
def test_stretches_have_no_gaps_and_neighbours_differ(case: tuple[Calendar, datetime]) -> None:
    written, start = case
    end = start + timedelta(days=40)
    found = list(stretches(written, start, end))
    assert [found[0].start, *(each.end for each in found)] == [
        *(each.start for each in found),
        end,
    ]
    assert all(one.verdict != other.verdict for one, other in zip(found, found[1:], strict=False))


def test_the_night_with_an_hour_more_is_open_an_hour_longer() -> None:
    always = calendar(weekly=week("", sunday="00:00-24:00"))
    start = datetime(2026, 10, 24, 12, tzinfo=UTC)
    open_ = [
        s for s in stretches(always, start, start + timedelta(days=2)) if s.verdict.way == "open"
    ]
    assert [each.end - each.start for each in open_] == [timedelta(hours=25)]


def test_the_night_with_an_hour_less_is_open_an_hour_shorter() -> None:
    always = calendar(weekly=week("", sunday="00:00-24:00"))
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    open_ = [
        s for s in stretches(always, start, start + timedelta(days=2)) if s.verdict.way == "open"
    ]
    assert [each.end - each.start for each in open_] == [timedelta(hours=23)]


def test_no_time_has_no_stretches() -> None:
    now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert list(stretches(calendar(override={"kind": "closed"}), now, now)) == []
