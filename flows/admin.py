"""Flows in the admin, to look at: they are drawn on the canvas and published there."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.models import Flow, FlowVersion, Prompt
from flows.people.admin import PersonAdmin as PersonAdmin
from flows.prompts import told_prompts
from flows.unpublished import with_unpublished_changes
from flows.wording import minutes, moment


def _row_link(row: Any, text: object) -> SafeString:
    """To the row's own page in the admin."""
    model = f"{row._meta.app_label}_{row._meta.model_name}"
    address = reverse(f"admin:{model}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, text)


def _canvas_link(flow_id: int, text: object) -> SafeString:
    return format_html('<a href="/flows/{}">{}</a>', flow_id, text)


@admin.register(Flow)
class FlowAdmin(LookOnly):
    list_display = ["on_canvas", "live", "unpublished", "problems", "numbers_", "saved"]
    list_display_links = None
    search_fields = ["name"]
    fields = ["studio", "live_told", "draft_told", "problems", "numbers_"]
    empty_sentence = _("No flows yet. Draw the first one on the canvas.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flow]:
        people = ("saved_by", "live_version__published_by")
        rows = Flow.objects.select_related("live_version", *people).prefetch_related("numbers")
        return with_unpublished_changes(rows).defer(
            "draft", "live_version__document", "live_version__program"
        )

    @admin.display(description=_("Flow"), ordering="name")
    def on_canvas(self, flow: Flow) -> str:
        return _canvas_link(flow.pk, flow.name)

    @admin.display(description=_("Drawing"))
    def studio(self, flow: Flow) -> str:
        return _canvas_link(flow.pk, _("Open in the studio"))

    @admin.display(description=_("Live version"), empty_value="–")
    def live(self, flow: Flow) -> str | None:
        return f"v{flow.live_version.number}" if flow.live_version else None

    @admin.display(description=_("Live version"))
    def live_told(self, flow: Flow) -> str:
        version = flow.live_version
        if version is None:
            return gettext("None yet: calls are answered once the flow is published.")
        told = _since(version.published_at, version.published_by)
        return format_html("{}, {}", _row_link(version, f"v{version.number}"), told)

    @admin.display(description=_("Draft"))
    def draft_told(self, flow: Any) -> str:
        revision = gettext("Revision {n}").format(n=flow.draft_revision)
        told = _since(flow.saved_at, flow.saved_by)
        if not flow.has_unpublished_changes:
            return format_html("{}, {}", revision, told)
        return format_html("{}, {} · {}", revision, told, _("Not published yet"))

    @admin.display(description=_("Unpublished changes"))
    def unpublished(self, flow: Any) -> str:
        return str(_("Yes")) if flow.has_unpublished_changes else ""

    @admin.display(description=_("Saved"), ordering="saved_at")
    def saved(self, flow: Flow) -> str:
        return moment(flow.saved_at)

    @admin.display(description=_("Problems"))
    def problems(self, flow: Flow) -> str:
        told = []
        if n := flow.errors:
            told.append(ngettext("{n} error", "{n} errors", n).format(n=n))
        if n := flow.warnings:
            told.append(ngettext("{n} warning", "{n} warnings", n).format(n=n))
        return ", ".join(told) or "–"

    @admin.display(description=_("Numbers"))
    def numbers_(self, flow: Any) -> str:
        links = ((_row_link(number, number),) for number in flow.numbers.all())
        return format_html_join(mark_safe("<br>"), "{}", links) or "–"


def _since(at: Any, person: Any) -> SafeString:
    """“3 May 14:02 by anna”; who it was may be gone."""
    if person is None:
        return format_html("{}", moment(at))
    return format_html(gettext("{at} by {person}"), at=moment(at), person=person)


@admin.register(FlowVersion)
class FlowVersionAdmin(LookOnly):
    list_display = ["flow", "number", "live", "published", "published_by", "note"]
    list_display_links = ["number"]
    list_filter = ["flow"]
    list_select_related = ["flow", "published_by"]
    fields = ["studio", "number", "live", "published", "published_by", "note", "digest"]
    ordering = ["-published_at"]
    empty_sentence = _("No versions yet. Publishing a flow on the canvas makes one.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[FlowVersion]:
        rows = FlowVersion.objects.defer("document", "program", "flow__draft")
        return rows.annotate(live_id=F("flow__live_version_id"))

    @admin.display(description=_("Flow"))
    def studio(self, version: FlowVersion) -> str:
        return _canvas_link(version.flow_id, version.flow.name)

    @admin.display(description=_("Live"))
    def live(self, version: Any) -> str:
        return str(_("Yes")) if version.live_id == version.pk else ""

    @admin.display(description=_("Published"), ordering="published_at")
    def published(self, version: FlowVersion) -> str:
        return moment(version.published_at)


@admin.register(Prompt)
class PromptAdmin(LookOnly):
    list_display = ["name", "key", "folder", "length", "language", "script"]
    search_fields = ["name", "key", "folder", "scripts__text"]
    empty_sentence = _("No prompts yet. Upload or record them on the canvas.")
    fields = ["name", "key", "folder", "language", "script", "length", "digest", "uploaded"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Prompt]:
        return told_prompts()

    @admin.display(description=_("Script"))
    def script(self, prompt: Prompt) -> str:
        texts = [f"{one.language}: {one.text}" for one in prompt.scripts.all() if one.text]
        return format_html_join(mark_safe("<br>"), "{}", ((text,) for text in texts)) or "–"

    @admin.display(description=_("Length"))
    def length(self, prompt: Prompt) -> str:
        takes = [one.take for one in prompt.scripts.all() if one.take]
        return ", ".join(f"{take.language} {minutes(take.seconds)}" for take in takes) or "–"

    @admin.display(description=_("Digest"))
    def digest(self, prompt: Prompt) -> str:
        return prompt.sound

    @admin.display(description=_("Uploaded"))
    def uploaded(self, prompt: Prompt) -> str:
        return moment(prompt.created_at)
