"""Recordings in the admin: which are here, which are waited for, and why one is missing."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.wording import minutes, moment
from webhooks.admin import showing
from webhooks.admin.paging import EstimatingPaginator
from webhooks.models import Recording
from webhooks.review.wording import spoken_number


@admin.register(Recording)
class RecordingAdmin(LookOnly):
    list_display = ["announced", "caller", "length", "state_", "attempts_", "why"]
    list_display_links = None
    list_filter = ["state"]
    list_per_page = 50
    list_max_show_all = 0
    empty_sentence = _("No recordings yet. Steps that record leave them here.")
    sortable_by = ()
    ordering = ["-announced_at", "-id"]
    paginator = EstimatingPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recording]:
        return super().get_queryset(request).select_related("call").defer("raw", "call__legs")

    @admin.display(description=_("Announced"))
    def announced(self, recording: Recording) -> str:
        address = reverse("admin:webhooks_call_change", args=[recording.call_id])
        return format_html('<a href="{}">{}</a>', address, moment(recording.announced_at))

    @admin.display(description=_("Caller"))
    def caller(self, recording: Recording) -> str:
        return capfirst(spoken_number(recording.call.caller))

    @admin.display(description=_("Length"))
    def length(self, recording: Recording) -> str:
        return minutes(recording.seconds)

    @admin.display(description=_("State"))
    def state_(self, recording: Recording) -> SafeString:
        return showing.recording_state(recording)

    @admin.display(description=_("Attempts"))
    def attempts_(self, recording: Recording) -> int:
        return recording.attempts

    @admin.display(description=_("Last failure"))
    def why(self, recording: Recording) -> str:
        return recording.error
