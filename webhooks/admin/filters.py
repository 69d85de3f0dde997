"""What calls are filtered by; none of the questions reads the whole table."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flows.looking import WordedFilter
from webhooks.errands.rows import MarkKind
from webhooks.models import (
    Call,
    CallState,
    Direction,
    Mark,
    Number,
    Recording,
    RecordingState,
)
from webhooks.outgoing.rows import OutgoingState
from webhooks.rest.listing import having_come_out, having_reached, recorded, tagged
from webhooks.review.periods import PERIODS, span
from webhooks.review.wording import called

Choices = list[tuple[str, Any]]
_MOST_NAMES = 100


class LineFilter(admin.SimpleListFilter):
    title = _("on the line")
    parameter_name = "line"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("now", _("Now")), ("ended", _("Ended"))]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        if self.value() in {"now", "ended"}:
            return calls.filter(live__isnull=self.value() == "ended")
        return calls


class TrialFilter(admin.SimpleListFilter):
    """Hidden unless they are asked for: a call somebody tried happened to no caller."""

    title = _("tried calls")
    parameter_name = "tried"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("only", _("Only tried calls"))]

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        return calls.filter(trial__isnull=self.value() != "only")


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
            return calls.filter(recorded())
        return calls


class GoalFilter(admin.SimpleListFilter):
    title = _("goal reached")
    parameter_name = "goal"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return _named(MarkKind.GOAL)

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        goal = self.value()
        return calls.filter(having_reached(goal)) if goal else calls


class OutcomeFilter(admin.SimpleListFilter):
    title = _("outcome")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return _named(MarkKind.OUTCOME)

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        outcome = self.value()
        return calls.filter(having_come_out(outcome)) if outcome else calls


class TagFilter(admin.SimpleListFilter):
    title = _("tag")
    parameter_name = "tag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return _named(MarkKind.TAG)

    def queryset(self, request: HttpRequest, calls: QuerySet[Call]) -> QuerySet[Call]:
        tag = self.value()
        return calls.filter(tagged(tag)) if tag else calls


def _named(what: MarkKind) -> Choices:
    """Each name that marks of this kind bear."""
    marks = Mark.objects.filter(what=what).order_by("name")
    names = marks.values_list("name", flat=True).distinct()[:_MOST_NAMES]
    return [(name, name) for name in names]


class PeriodFilter(admin.SimpleListFilter):
    """By the day something was; `counted_from` names the time that counts."""

    title = _("period")
    parameter_name = "period"
    counted_from = "started_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(name, label) for name, (label, _days) in PERIODS.items()]

    def queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in PERIODS:
            return rows
        first, after = span(self.value() or "", today=timezone.localdate())
        at = self.counted_from
        return rows.filter(**{f"{at}__gte": first, f"{at}__lt": after})


class AnnouncedFilter(PeriodFilter):
    counted_from = "announced_at"


class RecordingStateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(RecordingState.choices)

    def queryset(
        self, request: HttpRequest, recordings: QuerySet[Recording]
    ) -> QuerySet[Recording]:
        return recordings.filter(state=self.value()) if self.value() else recordings


class OutgoingStateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(OutgoingState.choices)

    def queryset(self, request: HttpRequest, calls: QuerySet[Any]) -> QuerySet[Any]:
        return calls.filter(state=self.value()) if self.value() else calls


class OurNumberFilter(WordedFilter):
    """Numbers by what people call them; a call may have come to none of them."""

    heading = _("number")
    nothing = _("No number of ours")

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Choices:
        numbers = Number.objects.only("number", "label").order_by("label", "number")
        return [(str(number.pk), called(number)) for number in numbers]


class FlowFilter(WordedFilter):
    """A call has no flow where its number had none when it came in."""

    heading = _("flow")
    nothing = _("No flow")
    include_empty_choice = True
