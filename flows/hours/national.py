"""National holidays from the library `holidays`, as days that close and days that are short.

Swedish law knows no closed eves: nearly every office is shut on them all the same, so they are a
set of their own. The library calls them de facto holidays; Easter Eve it calls optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

import holidays

from flows.engine.hours.definition import HolidayRule

# How many years after this one are looked up.
YEARS_AHEAD = 3
_DAY = timedelta(days=1)
# The library's names in the studio's languages, as far as it has them.
_LANGUAGES = {"en": ("en_US", "en_GB"), "sv": ("sv", "sv_FI")}
_BEFORE = {"en": "Day before {name}", "sv": "Dagen före {name}"}
_FROM_TWO = re.compile(r"\s*\([^)]*\)$")
Days = dict[date, str]


@cache
def countries() -> tuple[str, ...]:
    """Two letters each, as ISO 3166 has them."""
    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))


def knows(country: str) -> bool:
    """Also that no country is chosen."""
    return not country or country in countries()


def has_closed_eves(country: str) -> bool:
    return country == "SE"


def look_up(rule: HolidayRule, years: Iterable[int]) -> dict[str, Any]:
    """The days by ISO date, as `flows.engine.hours.calendar.Holiday` reads them."""
    if rule.country not in countries():
        return {}
    years = tuple(years)
    told = {language: _of(rule, years, language) for language in _LANGUAGES}
    found = {}
    # What closes comes last: a day that is both is closed.
    for kind, place in (("short", 1), ("closed", 0)):
        for day in sorted(told["en"][place]):
            if kind == "short" and not rule.short_days:
                continue
            names = {language: days[place][day] for language, days in told.items()}
            found[day.isoformat()] = {"kind": kind, "names": names}
    return dict(sorted(found.items()))


def _of(rule: HolidayRule, years: tuple[int, ...], language: str) -> tuple[Days, Days]:
    """The days that close and those that may be short."""
    closed = _days(rule.country, years, language, "public")
    if not has_closed_eves(rule.country):
        before = {
            day - _DAY: _BEFORE[language].format(name=name)
            for day, name in closed.items()
            if day - _DAY not in closed
        }
        return closed, before
    short = _days("SE", years, language, "bank")
    if rule.closed == "office":
        closed |= _days("SE", years, language, "de_facto") | _easter_eves(years, language)
    return closed, {day: _FROM_TWO.sub("", name) for day, name in short.items()}


def _easter_eves(years: tuple[int, ...], language: str) -> Days:
    sundays = {
        day for day, name in _days("SE", years, "en", "public").items() if name == "Easter Sunday"
    }
    optional = _days("SE", years, language, "optional")
    return {day: name for day, name in optional.items() if day + _DAY in sundays}


def _days(country: str, years: tuple[int, ...], language: str, category: str) -> Days:
    known = holidays.list_localized_countries().get(country, [])
    spoken = next((each for each in _LANGUAGES[language] if each in known), None)
    return dict(
        holidays.country_holidays(country, years=years, language=spoken, categories=(category,))
    )
