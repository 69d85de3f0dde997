"""Which calls to list: the questions of `GET calls/` as one form."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from webhooks.elks.forms import YEARS
from webhooks.models import Call, CallState
from webhooks.numbers import phone
from webhooks.rest.listing import having_come_out, having_reached, tagged
from webhooks.review.searching import with_part

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# An unescaped plus arrives as a space; what follows a plus is a country code, which has no nought.
_LOST_PLUS = re.compile(r"\s+[1-9]")


class TrueOrFalse(forms.Field):
    """Django's own boolean fields take whatever they cannot read for no answer at all."""

    widget = forms.TextInput
    words = {"true": True, "1": True, "false": False, "0": False}

    def to_python(self, value: Any) -> bool | None:
        if value in self.empty_values:
            return None
        try:
            return self.words[str(value).lower()]
        except KeyError:
            raise ValidationError(_("This is a yes or no question: write true or false.")) from None


class TrueOrFalseFilter(filters.BooleanFilter):  # type: ignore[misc]
    field_class = TrueOrFalse


def _of_our_days(moment: datetime) -> None:
    """Calendars end, and arithmetic at their ends fails; calls are of these years only."""
    if moment.year not in YEARS:
        raise ValidationError(_("Choose a day of the years 2000 to 2100."))


class CallFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    flow = filters.NumberFilter(field_name="version__flow_id", label="A flow's id.")
    number = filters.CharFilter(method="at_number", label="One of our numbers.")
    state = filters.ChoiceFilter(
        choices=[choice for choice in CallState.choices if choice[0]],
        label="How the call went.",
        error_messages={
            "invalid_choice": _("No call is “%(value)s”: choose success, failed or busy.")
        },
    )
    live = TrueOrFalseFilter(
        field_name="on_line", widget=forms.TextInput, label="Whether the call is going on."
    )
    goal = filters.CharFilter(method="reaching", label="A goal the call reached, by its name.")
    outcome = filters.CharFilter(
        method="coming_out", label="What “Hang up” calls how the call came out."
    )
    tag = filters.CharFilter(method="bearing", label="A tag that its flow gave the call.")
    search = filters.CharFilter(method="having_part", label="Part of a phone number, or a call id.")
    trial = TrueOrFalseFilter(
        method="only_tried",
        widget=forms.TextInput,
        label="The calls tried in the studio instead of the real ones.",
    )
    since = filters.IsoDateTimeFilter(
        field_name="started_at",
        lookup_expr="gte",
        label="Not before this time or day.",
        validators=[_of_our_days],
    )
    until = filters.IsoDateTimeFilter(
        method="before",
        label="Before this time; a day is included.",
        validators=[_of_our_days],
    )

    class Meta:
        model = Call
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> OrderedDict[str, Any]:
        # The contract says `from`, which Python keeps for itself.
        found: OrderedDict[str, Any] = super().get_filters()
        found["from"] = found.pop("since")
        return found

    def filter_queryset(self, queryset: QuerySet[Call]) -> QuerySet[Call]:
        calls: QuerySet[Call] = super().filter_queryset(queryset)
        return calls.filter(trial__isnull=not self.form.cleaned_data.get("trial"))

    def only_tried(self, calls: QuerySet[Call], name: str, tried: bool) -> QuerySet[Call]:
        """Asked or not, it is one or the other: `filter_queryset` says which."""
        return calls

    def at_number(self, calls: QuerySet[Call], name: str, typed: str) -> QuerySet[Call]:
        # `typed` comes trimmed, so the lost plus is looked for in what was sent.
        lost = _LOST_PLUS.match(self.data.get(name, ""))
        return calls.filter(number__number=phone(f"+{typed}" if lost else typed))

    def reaching(self, calls: QuerySet[Call], name: str, typed: str) -> QuerySet[Call]:
        return calls.filter(having_reached(typed))

    def coming_out(self, calls: QuerySet[Call], name: str, typed: str) -> QuerySet[Call]:
        return calls.filter(having_come_out(typed))

    def bearing(self, calls: QuerySet[Call], name: str, typed: str) -> QuerySet[Call]:
        return calls.filter(tagged(typed))

    def having_part(self, calls: QuerySet[Call], name: str, typed: str) -> QuerySet[Call]:
        return with_part(calls, typed)

    def before(self, calls: QuerySet[Call], name: str, moment: Any) -> QuerySet[Call]:
        if _DATE.fullmatch(self.data.get(name, "").strip()):
            moment += timedelta(days=1)
        return calls.filter(started_at__lt=moment)
