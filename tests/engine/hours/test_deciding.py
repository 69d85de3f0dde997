"""Open or closed at a moment, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flows.engine.hours.deciding import decide
from tests.engine.hours.calendars import calendar, spans, week

CHRISTMAS_EVE = {
    "2026-12-24": {"kind": "closed", "names": {"en": "Christmas Eve", "sv": "Julafton"}}
}
BEFORE = {"2026-12-23": {"kind": "short", "names": {"en": "Before Christmas Eve"}}}


def said(when: str, fold: int = 0, **more: Any) -> str:
    at = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo("Europe/Stockholm"), fold=fold)
    verdict = decide(calendar(**more), at)
    return f"{verdict.way} {verdict.because} {verdict.name}".strip()


def test_a_day_may_have_several_spans() -> None:
    hours = ["07:59", "08:00", "11:59", "12:00", "13:00", "16:59", "17:00"]
    found = [said(f"2026-11-30T{hour}").split()[0] for hour in hours]
    assert found == ["closed", "open", "open", "closed", "open", "open", "closed"]


def test_the_last_second_before_the_end_is_still_open() -> None:
    assert said("2026-11-30T16:59:59.999").startswith("open")


def test_a_day_that_ends_at_24_goes_on_into_the_next() -> None:
    nights: dict[str, Any] = {"weekly": week("00:00-24:00")}
    assert said("2026-11-30T23:59:59", **nights) == "open weekly"


def test_the_week_is_that_of_the_calendars_zone() -> None:
    # In Auckland it is Monday morning by then.
    at = datetime.fromisoformat("2026-11-29T19:30:00+00:00")
    assert decide(calendar(zone="Pacific/Auckland"), at).way == "open"
    assert decide(calendar(), at).way == "closed"


def test_a_holiday_closes_the_whole_day() -> None:
    assert said("2026-12-24T10:00", holidays=CHRISTMAS_EVE) == "holiday holiday Christmas Eve"


def test_a_short_day_ends_when_the_rule_says() -> None:
    assert said("2026-12-23T11:29", holidays=BEFORE, short_until="11:30") == "open weekly"
    found = said("2026-12-23T11:30", holidays=BEFORE, short_until="11:30")
    assert found == "closed short_day Before Christmas Eve"


def test_an_exception_comes_before_a_holiday() -> None:
    exception = {"name": "Open house", "first": "2026-12-24", "last": "2026-12-24"}
    hours = {"kind": "hours", "spans": spans("10:00-11:00")}
    more: dict[str, Any] = {"exceptions": [exception | hours]}
    assert said("2026-12-24T10:30", holidays=CHRISTMAS_EVE, **more) == "open exception Open house"
    assert (
        said("2026-12-24T09:00", holidays=CHRISTMAS_EVE, **more) == "exception exception Open house"
    )


@pytest.mark.parametrize("kind", ["open", "closed"])
def test_what_was_set_by_hand_comes_before_all_else(kind: str) -> None:
    override = {"kind": kind, "until": "2026-12-24T12:00:00+01:00", "reason": "Snow"}
    found = said("2026-12-24T11:59", holidays=CHRISTMAS_EVE, override=override)
    assert found == f"{kind} override Snow"


def test_what_was_set_by_hand_ends_at_its_moment() -> None:
    override = {"kind": "open", "until": "2026-12-24T12:00:00+01:00"}
    found = said("2026-12-24T12:00", holidays=CHRISTMAS_EVE, override=override)
    assert found == "holiday holiday Christmas Eve"


def test_the_exception_of_fewer_days_stands_out_of_a_longer_one() -> None:
    long = {"name": "Rebuilding", "first": "2026-11-01", "last": "2026-12-31"}
    short = {"name": "Open house", "first": "2026-11-30", "last": "2026-11-30"}
    hours = {"kind": "hours", "spans": spans("10:00-11:00")}
    more: dict[str, Any] = {"exceptions": [long, short | hours]}
    assert said("2026-11-30T10:00", **more) == "open exception Open house"
    assert said("2026-12-01T10:00", **more) == "exception exception Rebuilding"


def test_a_shut_while_takes_away_only_what_was_open() -> None:
    meeting = {"name": "Meeting", "first": "2026-11-30", "last": "2026-11-30", "kind": "shut"}
    more: dict[str, Any] = {"exceptions": [meeting | {"spans": spans("11:00-14:00")}]}
    hours = ["10:59", "11:00", "12:30", "13:59", "14:00"]
    found = [said(f"2026-11-30T{hour}", **more).split()[0] for hour in hours]
    assert found == ["open", "exception", "closed", "exception", "open"]


def test_a_season_has_a_week_of_its_own() -> None:
    season = {"name": "Summer", "first": "2026-07-01", "last": "2026-08-15"}
    more: dict[str, Any] = {"seasons": [season | {"weekly": week("09:00-15:00")}]}
    assert said("2026-07-01T16:00", **more) == "closed season Summer"
    assert said("2026-08-17T16:00", **more) == "open weekly"


def test_what_comes_each_year_may_span_new_year() -> None:
    break_ = {"name": "Break", "first": "2020-12-27", "last": "2021-01-02", "yearly": True}
    days = ["2026-12-26", "2026-12-28", "2026-01-02", "2026-01-03"]
    found = [said(f"{day}T10:00", exceptions=[break_]).split()[0] for day in days]
    assert found == ["closed", "exception", "exception", "closed"]


def test_a_leap_day_each_year_comes_in_leap_years_only() -> None:
    leap = {"name": "Leap", "first": "2024-02-29", "last": "2024-02-29", "yearly": True}
    found = [
        said(f"{day}T10:00", exceptions=[leap])
        for day in ("2028-02-29", "2027-03-01", "2028-03-01")
    ]
    assert found == ["exception exception Leap", "open weekly", "open weekly"]


@pytest.mark.parametrize(("fold", "utc"), [(0, "00:30"), (1, "01:30")])
def test_the_hour_that_comes_twice_is_the_same_both_times(fold: int, utc: str) -> None:
    nights: dict[str, Any] = {"weekly": week("00:00-24:00", sunday="02:15-02:45")}
    assert said("2026-10-25T02:30", fold=fold, **nights) == "open weekly"
    at = datetime.fromisoformat(f"2026-10-25T{utc}:00+00:00")
    assert decide(calendar(**nights), at).way == "open"


def test_the_hour_that_never_comes_is_skipped() -> None:
    # On 29 March 2026 the clock goes from 02:00 to 03:00, at 01:00 UTC.
    nights: dict[str, Any] = {"weekly": week("", sunday="02:00-03:00")}
    for utc in ("00:59:59", "01:00:00"):
        at = datetime.fromisoformat(f"2026-03-29T{utc}+00:00")
        assert decide(calendar(**nights), at).way == "closed"


def test_without_a_calendar_it_is_open() -> None:
    verdict = decide(None, datetime.fromisoformat("2026-12-24T03:00:00+01:00"))
    assert (verdict.way, verdict.because) == ("open", "broken")
