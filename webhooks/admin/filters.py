"""What calls are filtered by; none of the questions reads the whole table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from webhooks.models import Call, CallState, Direction, Recording

Choices = list[tuple[str, Any]]


class LineFilter(admin.SimpleListFilter):
    title = _("on the line")
    parameter_name = "line"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("now", _("Now")), ("ended", _("Ended"))]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        if self.value() in {"now", "ended"}:
            return calls.filter(live__isnull=self.value() == "ended")
        return calls


class StateFilter(admin.SimpleListFilter):
    title = _("how it went")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(value or "none", label) for value, label in CallState.choices]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        if self.value() is None:
            return calls
        return calls.filter(state="" if self.value() == "none" else self.value())


class DirectionFilter(admin.SimpleListFilter):
    title = _("direction")
    parameter_name = "direction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(Direction.choices)

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        return calls.filter(direction=self.value()) if self.value() else calls


class RecordingFilter(admin.SimpleListFilter):
    title = _("recording")
    parameter_name = "recording"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("yes", _("With a recording"))]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        if self.value() == "yes":
            return calls.filter(Exists(Recording.objects.filter(call=OuterRef("pk"))))
        return calls


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


class PeriodFilter(admin.SimpleListFilter):
    title = _("period")
    parameter_name = "period"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(name, label) for name, (label, _days) in PERIODS.items()]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        _label, days = PERIODS.get(self.value() or "", (None, None))
        if days is None:
            return calls
        first, after = days(timezone.localdate())
        return calls.filter(started_at__gte=_midnight(first), started_at__lt=_midnight(after))


def _midnight(day: date) -> datetime:
    """The beginning of a day on our clock, right also where a day has 23 or 25 hours."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001
