"""Calls in the admin: the list, and one call told and shown step by step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.wording import minutes, moment
from webhooks.admin import filters, showing
from webhooks.admin.paging import EstimatingPaginator
from webhooks.models import Call, RecordingState
from webhooks.rest import listing
from webhooks.review.as_test import steps_of
from webhooks.review.done import errands_of, goals_of, notes_about, outcome_of, tags_of
from webhooks.review.searching import with_part
from webhooks.review.sentence import sentence
from webhooks.review.timeline import timeline
from webhooks.review.wording import called, money, spoken_number


@admin.register(Call)
class CallAdmin(LookOnly):
    list_display = [
        "started",
        "state_",
        "caller_",
        "our_number",
        "flow_",
        "length",
        "cost_",
        "sound",
    ]
    list_filter = [
        filters.PeriodFilter,
        filters.LineFilter,
        filters.StateFilter,
        filters.DirectionFilter,
        ("number", filters.OurNumberFilter),
        ("version__flow", filters.FlowFilter),
        filters.RecordingFilter,
        filters.GoalFilter,
        filters.OutcomeFilter,
        filters.TagFilter,
        filters.TrialFilter,
    ]
    # Searched by `with_part`; the admin shows its search box when there is something in here.
    search_fields = ["callid"]
    list_display_links = None
    empty_sentence = _(
        "No calls yet. Under Numbers, give a number its flow and the carrier the start address; "
        "then call it."
    )
    search_help_text = _("Part of a phone number, or a call id")
    list_per_page = 50
    list_max_show_all = 0
    sortable_by = ()
    paginator = EstimatingPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        return (
            Call.objects.select_related("number", "version__flow")
            .only(
                *("callid", "direction", "caller", "called", "state", "started_at", "ended_at"),
                *("duration", "cost", "number__number", "number__label"),
                *("version__number", "version__flow__name"),
            )
            .annotate(
                on_line=listing.on_line(),
                recorded=listing.recorded(),
                outcome=listing.outcome(),
            )
            .order_by("-started_at", "-id")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Call], search_term: str
    ) -> tuple[QuerySet[Call], bool]:
        return (with_part(queryset, search_term) if search_term.strip() else queryset), False

    @admin.display(description=_("Started"))
    def started(self, call: Call) -> str:
        address = reverse("admin:webhooks_call_change", args=[call.pk])
        return format_html('<a href="{}">{}</a>', address, moment(call.started_at))

    @admin.display(description=_("State"))
    def state_(self, call: Any) -> str:
        state = showing.state(call, live=call.on_line)
        return format_html("{} {}", state, call.outcome) if call.outcome else state

    @admin.display(description=_("Caller"))
    def caller_(self, call: Call) -> str:
        return capfirst(spoken_number(call.caller))

    @admin.display(description=_("Number"))
    def our_number(self, call: Call) -> str:
        return called(call.number) if call.number else spoken_number(call.called)

    @admin.display(description=_("Flow"), empty_value="–")
    def flow_(self, call: Call) -> str | None:
        return f"{call.version.flow.name} {call.version.short_name}" if call.version else None

    @admin.display(description=_("Length"))
    def length(self, call: Call) -> str:
        return minutes(call.seconds)

    @admin.display(description=_("Cost"))
    def cost_(self, call: Call) -> str:
        return money(call.cost)

    @admin.display(description=_("Recording"))
    def sound(self, call: Any) -> str:
        return format_html('<span title="{}">♪</span>', _("Recorded")) if call.recorded else ""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One call; there is no form, since nothing about a call is ever changed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        call = listing.call_with_story(object_id)
        if call is None:
            raise Http404
        return TemplateResponse(request, "webhooks/call.html", self._told(request, call))

    def _told(self, request: HttpRequest, call: Call) -> dict[str, Any]:
        report = getattr(call, "report", None)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Call"),
            "call": call,
            "sentence": sentence(call, now=timezone.now()),
            "state": showing.state(call, live=hasattr(call, "live")),
            "length": minutes(call.seconds),
            "moments": timeline(call),
            "report": report.raw if report else None,
            "recordings": call.recordings.all(),
            "texts": call.messages.all(),
            "errands": errands_of(call),
            "goals": goals_of(call),
            "outcome": outcome_of(call),
            "tags": tags_of(call),
            "notes": notes_about(call),
            "stored": RecordingState.STORED,
            "may_test": _can_be_a_test(call) and not _why_no_test(request, call),
            "why_no_test": _why_no_test(request, call) if _can_be_a_test(call) else "",
            "may_play": request.user.has_perm("webhooks.play_recording"),
        }


def _can_be_a_test(call: Call) -> bool:
    """A call that met no flow has nothing to test."""
    return call.version is not None and bool(steps_of(call))


def _why_no_test(request: HttpRequest, call: Call) -> str:
    """What is in the way of making the call a saved test of its flow; empty: nothing."""
    if hasattr(call, "live"):
        return str(_("It can be made a test when it is over."))
    if not request.user.has_perm("flows.change_flow"):
        return str(_("Who may draw flows too can make this a test."))
    return ""
