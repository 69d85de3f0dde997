"""Which outgoing calls to list: the question of `GET outgoing/`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from webhooks.models import OutgoingCall
from webhooks.outgoing.rows import OutgoingState


class OutgoingFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    state = filters.ChoiceFilter(
        choices=OutgoingState.choices,
        label="How far it has come.",
        error_messages={
            "invalid_choice": _(
                "No outgoing call is “%(value)s”: choose waiting, calling, answered, given_up,"
                " refused, unknown or cancelled."
            )
        },
    )

    class Meta:
        model = OutgoingCall
        fields: list[str] = []
