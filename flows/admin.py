"""Flows in the admin, to look at: they are drawn on the canvas and published there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.models import Flow, FlowVersion, Prompt
from flows.unpublished import with_unpublished_changes
from flows.wording import minutes, moment


@admin.register(Flow)
class FlowAdmin(LookOnly):
    list_display = ["on_canvas", "live", "unpublished", "problems", "numbers_", "saved"]
    list_display_links = None
    search_fields = ["name"]
    empty_sentence = _("No flows yet. Draw the first one on the canvas.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flow]:
        rows = Flow.objects.select_related("live_version").prefetch_related("numbers")
        return with_unpublished_changes(rows).defer(
            "draft", "live_version__document", "live_version__program"
        )

    @admin.display(description=_("Flow"), ordering="name")
    def on_canvas(self, flow: Flow) -> str:
        return format_html('<a href="/flows/{}">{}</a>', flow.pk, flow.name)

    @admin.display(description=_("Live version"), empty_value="–")
    def live(self, flow: Flow) -> str | None:
        return f"v{flow.live_version.number}" if flow.live_version else None

    @admin.display(description=_("Unpublished changes"))
    def unpublished(self, flow: Any) -> str:
        return str(_("Yes")) if flow.has_unpublished_changes else ""

    @admin.display(description=_("Saved"), ordering="saved_at")
    def saved(self, flow: Flow) -> str:
        return moment(flow.saved_at)

    @admin.display(description=_("Problems"))
    def problems(self, flow: Flow) -> int:
        return flow.errors

    @admin.display(description=_("Numbers"), empty_value="–")
    def numbers_(self, flow: Any) -> str:
        return ", ".join(number.number for number in flow.numbers.all())


@admin.register(FlowVersion)
class FlowVersionAdmin(LookOnly):
    list_display = ["flow", "number", "live", "published", "published_by", "note"]
    list_display_links = ["number"]
    list_filter = ["flow"]
    list_select_related = ["flow", "published_by"]
    fields = ["flow", "number", "published_at", "published_by", "note", "digest"]
    ordering = ["-published_at"]
    empty_sentence = _("No versions yet. Publishing a flow on the canvas makes one.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[FlowVersion]:
        rows = FlowVersion.objects.defer("document", "program", "flow__draft")
        return rows.annotate(live_id=F("flow__live_version_id"))

    @admin.display(description=_("Live"))
    def live(self, version: Any) -> str:
        return str(_("Yes")) if version.live_id == version.pk else ""

    @admin.display(description=_("Published"), ordering="published_at")
    def published(self, version: FlowVersion) -> str:
        return moment(version.published_at)


@admin.register(Prompt)
class PromptAdmin(LookOnly):
    list_display = ["name", "key", "length", "language", "script"]
    search_fields = ["name", "key", "script"]
    empty_sentence = _("No prompts yet. Upload or record them on the canvas.")
    fields = ["name", "key", "language", "script", "length", "sha256", "created_at"]

    @admin.display(description=_("Length"))
    def length(self, prompt: Prompt) -> str:
        return minutes(prompt.seconds)
