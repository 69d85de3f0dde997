"""The form by which people ask for a call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.models import Flow
from flows.problems import Problem
from webhooks.models import Number, OutgoingCall
from webhooks.numbers import phone
from webhooks.outgoing.asking import (
    LONGEST_PAUSE_MINUTES,
    LONGEST_RING,
    MOST_RETRIES,
    SHORTEST_RING,
    Wish,
)
from webhooks.outgoing.planning import Reason, Retry
from webhooks.outgoing.rows import EVERY_DAY

_REASONS: tuple[Reason, ...] = ("busy", "no_answer", "failed")


class OutgoingForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """Takes numbers as people type them, and variables one a line."""

    DAYS: ClassVar = [(day, WEEKDAYS[day - 1]) for day in EVERY_DAY]

    flow = forms.ModelChoiceField(
        Flow.objects.exclude(live_version=None).defer("draft"), label=gettext_lazy("Flow")
    )
    number = forms.ModelChoiceField(Number.objects.all(), label=gettext_lazy("From"))
    to = forms.CharField(label=gettext_lazy("To"), max_length=40)
    variables = forms.CharField(
        label=gettext_lazy("Variables"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line, such as: name = Ada. The flow says {name}."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On these days"),
        choices=DAYS,
        coerce=int,
        initial=list(EVERY_DAY),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = OutgoingCall
        fields = [
            *("flow", "number", "to", "variables", "ring_seconds", "busy_retries", "busy_pause"),
            *("no_answer_retries", "no_answer_pause", "failed_retries", "failed_pause"),
            *("hours_from", "hours_until", "weekdays"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = {"ring_seconds": (SHORTEST_RING, LONGEST_RING)}
        for reason in _REASONS:
            limits[f"{reason}_retries"] = (0, MOST_RETRIES)
            limits[f"{reason}_pause"] = (1, LONGEST_PAUSE_MINUTES)
        for name, (least, most) in limits.items():
            # The form of a call that is looked at has no fields.
            if name in self.fields:
                field: Any = self.fields[name]
                field.validators += forms.IntegerField(min_value=least, max_value=most).validators

    def clean_to(self) -> str:
        try:
            return phone(self.cleaned_data["to"])
        except Problem as problem:
            raise ValidationError(problem.sentence) from problem

    def clean_variables(self) -> dict[str, str]:
        found = {}
        for line in self.cleaned_data["variables"].splitlines():
            name, equals, value = line.partition("=")
            if line.strip() and not equals:
                raise ValidationError(_("Write one variable a line, such as: name = Ada."))
            if line.strip():
                found[name.strip()] = value.strip()
        return found

    def clean(self) -> dict[str, Any]:
        fields: dict[str, Any] = super().clean() or self.cleaned_data
        first, until = fields.get("hours_from"), fields.get("hours_until")
        if (first is None) != (until is None):
            raise ValidationError(_("Give both ends of the hours, or neither."))
        if first is not None and until is not None and first >= until:
            raise ValidationError(_("The hours end before they begin: choose a later end."))
        return fields

    def wish(self) -> Wish:
        fields = self.cleaned_data
        hours = (fields["hours_from"], fields["hours_until"]) if fields["hours_from"] else None
        return Wish(
            flow=fields["flow"].pk,
            ours=fields["number"].number,
            to=fields["to"],
            variables=fields["variables"],
            ring_seconds=fields["ring_seconds"],
            retries={
                reason: Retry(
                    fields[f"{reason}_retries"], timedelta(minutes=fields[f"{reason}_pause"])
                )
                for reason in _REASONS
            },
            hours=hours,
            weekdays=tuple(fields["weekdays"]),
        )
