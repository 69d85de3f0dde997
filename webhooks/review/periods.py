"""Periods of whole days on our clock, as calls and recordings are counted and listed by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _month(day: date) -> date:
    return day.replace(day=1)


# Each: the first day, and the day after the last one.
PERIODS: dict[str, tuple[Any, Callable[[date], tuple[date, date]]]] = {
    "today": (_("Today"), lambda today: (today, today + timedelta(1))),
    "yesterday": (_("Yesterday"), lambda today: (today - timedelta(1), today)),
    "week": (_("Last 7 days"), lambda today: (today - timedelta(6), today + timedelta(1))),
    "month": (_("This month"), lambda today: (_month(today), today + timedelta(1))),
    "last_month": (
        _("Last month"),
        lambda today: (_month(_month(today) - timedelta(1)), _month(today)),
    ),
}


def span(period: str, *, today: date) -> tuple[datetime, datetime]:
    """When the period begins, and when it is over."""
    _label, days = PERIODS[period]
    first, after = days(today)
    return _midnight(first), _midnight(after)


def _midnight(day: date) -> datetime:
    """The beginning of a day on our clock, right also where a day has 23 or 25 hours."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001
