"""Calls of our own in the admin: the list, one with its attempts, asked for and called off."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.problems import Problem
from flows.wording import moment
from webhooks.admin import showing
from webhooks.admin.filters import OutgoingStateFilter
from webhooks.admin.outgoing_form import OutgoingForm
from webhooks.admin.paging import EstimatingPaginator
from webhooks.errands.told import told_in
from webhooks.models import Call, CallAttempt, OutgoingCall
from webhooks.outgoing.asking import ask_for_call, cancel_call
from webhooks.outgoing.senders import doubt_about
from webhooks.review.wording import called, failure, spoken_number


class AttemptsInline(admin.TabularInline):  # type: ignore[type-arg]  # generic in its stubs only
    model = CallAttempt
    fields = ("asked", "state_", "why_", "call_")
    readonly_fields = ("asked", "state_", "why_", "call_")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("Begun"))
    def asked(self, attempt: CallAttempt) -> str:
        return moment(attempt.asked_at)

    @admin.display(description=gettext_lazy("State"))
    def state_(self, attempt: CallAttempt) -> SafeString:
        return showing.attempt_state(attempt)

    @admin.display(description=gettext_lazy("Why"))
    def why_(self, attempt: CallAttempt) -> str:
        return failure(attempt.why)

    @admin.display(description=gettext_lazy("Call"))
    def call_(self, attempt: CallAttempt) -> str:
        call = Call.objects.filter(callid=attempt.callid).only("pk").first()
        if call is None:
            return attempt.callid
        address = reverse("admin:webhooks_call_change", args=[call.pk])
        return format_html('<a href="{}">{}</a>', address, attempt.callid)


@admin.register(OutgoingCall)
class OutgoingCallAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    form = OutgoingForm
    inlines = [AttemptsInline]
    list_display = ["asked_", "state_", "to_", "from_", "flow", "next_", "why_"]
    list_filter = [OutgoingStateFilter]
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()
    paginator = EstimatingPaginator
    actions = ["cancel"]
    empty_sentence = gettext_lazy(
        "No outgoing calls yet. Add one: choose whom to ring and which flow they hear."
    )
    shown = [
        *("asked_", "asked_by", "state_", "why_", "flow", "version", "from_", "to_"),
        *("variables", "ring_seconds", "busy_retries", "busy_pause", "no_answer_retries"),
        *("no_answer_pause", "failed_retries", "failed_pause", "hours_from", "hours_until"),
        *("days_", "next_", "told_"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutgoingCall]:
        rows = super().get_queryset(request).select_related("flow", "number", "version__flow")
        return rows.defer("flow__draft", "version__program", "version__document")

    def get_fields(self, request: HttpRequest, obj: OutgoingCall | None = None) -> Any:
        return list(self.form.base_fields) if obj is None else self.shown

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj is None else [*self.shown, *self.form.base_fields]

    def get_inlines(self, request: HttpRequest, obj: OutgoingCall | None) -> Any:
        return [] if obj is None else self.inlines

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_cancel_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("webhooks.change_outgoingcall")

    def save_model(self, request: HttpRequest, obj: OutgoingCall, form: Any, change: bool) -> None:
        if not change:
            user: Any = request.user
            asked = ask_for_call(form.wish(), user=user, now=timezone.now())
            obj.pk = asked.pk
            if doubt := doubt_about(asked.number):
                messages.warning(request, doubt)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A refusal of the domain is one sentence on the same page."""
        kept = {"show_save_and_add_another": False, "show_save_and_continue": False}
        if object_id is not None:
            kept["show_save"] = False
        try:
            return super().changeform_view(request, object_id, form_url, kept)
        except Problem as problem:
            messages.error(request, problem.sentence)
            return HttpResponseRedirect(request.get_full_path())

    @admin.action(description=gettext_lazy("Cancel"), permissions=["cancel"])
    def cancel(self, request: HttpRequest, chosen: QuerySet[OutgoingCall]) -> None:
        for call in chosen:
            try:
                cancel_call(call.pk)
            except Problem as problem:
                self.message_user(request, problem.sentence, messages.WARNING)
            else:
                told = _("No more attempts are made to ring {to}.")
                self.message_user(request, told.format(to=spoken_number(call.to)))

    @admin.display(description=gettext_lazy("Asked for"))
    def asked_(self, call: OutgoingCall) -> str:
        return moment(call.asked_at)

    @admin.display(description=gettext_lazy("State"))
    def state_(self, call: OutgoingCall) -> SafeString:
        return showing.outgoing_state(call)

    @admin.display(description=gettext_lazy("To"))
    def to_(self, call: OutgoingCall) -> str:
        return spoken_number(call.to)

    @admin.display(description=gettext_lazy("From"))
    def from_(self, call: OutgoingCall) -> str:
        return called(call.number)

    @admin.display(description=gettext_lazy("Next attempt"))
    def next_(self, call: OutgoingCall) -> str:
        return moment(call.next_attempt_at)

    @admin.display(description=gettext_lazy("Why"))
    def why_(self, call: OutgoingCall) -> str:
        return failure(call.why)

    @admin.display(description=gettext_lazy("Sent by its flow"))
    def told_(self, call: OutgoingCall) -> SafeString:
        callids = call.attempts.exclude(callid="").values_list("callid", flat=True)
        rows = (
            (showing.errand_state(told), spoken_number(told.to), failure(told.why))
            for told in told_in(list(callids))
        )
        return format_html_join("", "<div>{} {} {}</div>", rows)

    @admin.display(description=gettext_lazy("On these days"))
    def days_(self, call: OutgoingCall) -> str:
        names = dict(OutgoingForm.DAYS)
        return ", ".join(str(names[day]) for day in call.weekdays)
