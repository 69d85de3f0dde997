"""National holidays: which days close, and which are short."""

from __future__ import annotations

from flows.engine.hours.definition import HolidayRule
from flows.hours.national import countries, look_up

EVES = ["2026-04-04", "2026-06-19", "2026-12-24", "2026-12-31"]


def closed(rule: HolidayRule, year: int = 2026) -> list[str]:
    return [day for day, found in look_up(rule, [year]).items() if found["kind"] == "closed"]


def short(rule: HolidayRule, year: int = 2026) -> list[str]:
    return [day for day, found in look_up(rule, [year]).items() if found["kind"] == "short"]


def test_the_swedish_red_days_do_not_hold_the_eves() -> None:
    days = closed(HolidayRule(country="SE"))
    assert not set(EVES) & set(days)
    assert {"2026-01-06", "2026-06-06", "2026-06-20", "2026-12-26"} <= set(days)


def test_usual_closures_are_the_red_days_with_four_eves() -> None:
    red, office = HolidayRule(country="SE"), HolidayRule(country="SE", closed="office")
    assert sorted({*closed(red), *EVES}) == closed(office)


def test_the_days_before_are_short_ones() -> None:
    rule = HolidayRule(country="SE", closed="office", short_days=True)
    assert short(rule) == [
        *("2026-01-05", "2026-04-02", "2026-04-30", "2026-05-13", "2026-05-22"),
        *("2026-06-18", "2026-10-30", "2026-12-23", "2026-12-30"),
    ]


def test_a_closed_day_is_never_a_short_one() -> None:
    rule = HolidayRule(country="SE", closed="office", short_days=True)
    assert not set(short(rule)) & set(closed(rule))


def test_a_holiday_has_its_name_in_both_languages() -> None:
    found = look_up(HolidayRule(country="SE", closed="office"), [2026])["2026-12-24"]
    assert found["names"] == {"en": "Christmas Eve", "sv": "Julafton"}


def test_elsewhere_the_day_before_a_holiday_is_short() -> None:
    rule = HolidayRule(country="NO", short_days=True)
    assert look_up(rule, [2026])["2026-05-16"]["names"]["sv"].startswith("Dagen före")


def test_the_holidays_of_every_country_can_be_looked_up() -> None:
    for country in countries():
        look_up(HolidayRule(country=country, short_days=True), [2026])


def test_without_a_country_there_are_no_holidays() -> None:
    assert look_up(HolidayRule(), [2026]) == {}
