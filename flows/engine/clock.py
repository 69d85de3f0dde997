"""What the clock says, for texts: variables that every flow knows, never kept in a call's state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
}
_PLACES = {
    day.casefold(): place for days in WEEKDAYS.values() for place, day in enumerate(days, start=1)
}


def clock(now: datetime, zone: str, language: str) -> Mapping[str, str]:
    """`time` as 14:05, `date` as 2026-05-03, `weekday` in words of the language."""
    return _told(now.replace(second=0, microsecond=0), zone, language)


@lru_cache(maxsize=64)
def _told(minute: datetime, zone: str, language: str) -> Mapping[str, str]:
    """Kept, as each step of each turn is told it."""
    here = minute.astimezone(_zone(zone))
    days = WEEKDAYS.get(language.partition("-")[0].lower(), WEEKDAYS["en"])
    return {"time": f"{here:%H:%M}", "date": f"{here:%Y-%m-%d}", "weekday": days[here.weekday()]}


def weekday(name: str) -> int | None:
    """From 1 for Monday, whichever language it is named in; None for anything else."""
    return _PLACES.get(name.strip().casefold())


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
