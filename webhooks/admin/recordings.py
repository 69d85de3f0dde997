"""Recordings in the admin: which are here, which are waited for, and why one is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from flows.looking import LookOnly
from flows.wording import minutes, moment
from webhooks.admin import filters, showing
from webhooks.admin.paging import EstimatingPaginator
from webhooks.ending.recordings import fetch_again
from webhooks.models import Recording
from webhooks.review.wording import failure, spoken_number


@admin.register(Recording)
class RecordingAdmin(LookOnly):
    list_display = ["announced", "caller", "length", "state_", "attempts_", "why"]
    list_display_links = None
    list_filter = [filters.AnnouncedFilter, filters.RecordingStateFilter]
    list_per_page = 50
    list_max_show_all = 0
    empty_sentence = _("No recordings yet. Steps that record leave them here.")
    sortable_by = ()
    ordering = ["-announced_at", "-id"]
    paginator = EstimatingPaginator
    actions = ["fetch_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recording]:
        return super().get_queryset(request).select_related("call").defer("raw", "call__legs")

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kw: Any
    ) -> HttpResponse:
        """A recording is heard and told of on the page of its call."""
        recording = self.get_object(request, object_id)
        if recording is None or not self.has_view_permission(request, recording):
            return super().change_view(request, object_id, *args, **kw)
        return redirect("admin:webhooks_call_change", recording.call_id)

    def has_fetch_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("webhooks.change_recording")

    @admin.action(description=_("Fetch again"), permissions=["fetch"])
    def fetch_again(self, request: HttpRequest, chosen: QuerySet[Recording]) -> None:
        wanted = chosen.count()
        begun = fetch_again(chosen.values_list("pk", flat=True), now=timezone.now())
        if begun:
            told = ngettext(
                "{n} recording is fetched again. Its state here tells how that went.",
                "{n} recordings are fetched again. Their state here tells how that went.",
                begun,
            )
            self.message_user(request, told.format(n=begun), messages.SUCCESS)
        if left := wanted - begun:
            told = ngettext(
                "{n} was left as it is: only refused and lost recordings can be fetched again.",
                "{n} were left as they are: only refused and lost recordings can be fetched again.",
                left,
            )
            self.message_user(request, told.format(n=left), messages.WARNING)

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
        return failure(recording.error)
