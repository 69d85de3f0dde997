"""Numbers in the admin: where their calls go, and the start address the carrier is given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from flows.problems import Problem
from webhooks.admin import rented, showing
from webhooks.admin.maintained import MaintainedAdmin
from webhooks.carrier.rows import lasting
from webhooks.models import Number
from webhooks.numbers import add_number, change_number, phone, renew_secret, start_url
from webhooks.review.wording import spoken_number


class NumberForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """Takes a number as people type it."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=40)

    class Meta:
        model = Number
        fields = ["number", "label", "note", "flow"]
        labels = {
            "label": gettext_lazy("Label"),
            "note": gettext_lazy("Note"),
            "flow": gettext_lazy("Flow"),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"label": gettext_lazy("What people call it, such as “Main number”.")}

    def clean_number(self) -> str:
        try:
            return phone(self.cleaned_data["number"])
        except Problem as problem:
            raise ValidationError(problem.sentence) from problem


@admin.register(Number)
class NumberAdmin(MaintainedAdmin):
    form = NumberForm
    list_display = ["number_", "label", "flow", "answers", "at_carrier"]
    list_select_related = ["flow", "rental"]
    search_fields = ["number", "label", "note"]
    actions = None
    empty_sentence = gettext_lazy(
        "No numbers yet. Add the first one, give it a flow, and give the carrier its start address."
    )
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> QuerySet[Number]:
        rows = super().get_queryset(request).select_related("flow", "rental").defer("flow__draft")
        return rows.prefetch_related(Prefetch("maintenances", lasting()))

    def get_fields(self, request: HttpRequest, obj: Number | None = None) -> Any:
        if obj is None:
            return ["number", "label", "note", "flow"]
        operates = self.has_change_permission(request, obj)
        shown = ["number_", "label", "note", "flow", "answers", "at_carrier"]
        return [*shown, *(["start_address"] if operates else [])]

    def get_readonly_fields(self, request: HttpRequest, obj: Number | None = None) -> list[str]:
        # `number` too, or the form would ask for it again.
        return ["number", "number_", "answers", "at_carrier", "start_address"] if obj else []

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The one choice there is: a flow."""
        return super().formfield_for_foreignkey(
            db_field, request, **kwargs, empty_label=_("No flow")
        )

    @admin.display(description=gettext_lazy("Number"), ordering="number")
    def number_(self, number: Number) -> str:
        return spoken_number(number.number)

    @admin.display(description=gettext_lazy("Answers calls"))
    def answers(self, number: Number) -> SafeString:
        return showing.answering(number)

    @admin.display(description=gettext_lazy("At the carrier"))
    def at_carrier(self, number: Number) -> SafeString:
        return rented.told(number)

    @admin.display(description=gettext_lazy("Start address"))
    def start_address(self, number: Number) -> SafeString:
        return render_to_string("webhooks/start_address.html", {"address": start_url(number)})

    def save_model(self, request: HttpRequest, obj: Number, form: Any, change: bool) -> None:
        if change:
            change_number(obj.pk, label=obj.label, note=obj.note, flow=obj.flow_id)
        else:
            added = add_number(obj.number, label=obj.label, note=obj.note, flow=obj.flow_id)
            obj.pk = added.pk

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A refusal of the domain is one sentence on the same page."""
        may_set = bool(object_id) and rented.may_set_start(object_id)
        try:
            answer = super().changeform_view(
                request,
                object_id,
                form_url,
                {
                    "show_save_and_add_another": False,
                    "may_set_start": may_set and self.has_change_permission(request),
                },
            )
        except Problem as problem:
            messages.error(request, problem.sentence)
            return HttpResponseRedirect(request.get_full_path())
        return answer

    def get_urls(self) -> list[URLPattern]:
        renew = self.admin_site.admin_view(self.new_secret)
        sync = self.admin_site.admin_view(self.sync)
        start = self.admin_site.admin_view(self.set_start)
        return [
            path("<int:number_id>/new-secret/", renew, name="webhooks_number_new_secret"),
            path("<int:number_id>/set-start/", start, name="webhooks_number_set_start"),
            path("sync/", sync, name="webhooks_number_sync"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def sync(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        rented.sync(request)
        return HttpResponseRedirect(reverse("admin:webhooks_number_changelist"))

    @method_decorator(require_POST)
    def set_start(self, request: HttpRequest, number_id: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        rented.set_start(request, number_id)
        return HttpResponseRedirect(reverse("admin:webhooks_number_change", args=[number_id]))

    def new_secret(self, request: HttpRequest, number_id: int) -> HttpResponse:
        """Ask first: until the carrier knows the new address, calls to the number are refused."""
        number = self.get_queryset(request).filter(pk=number_id).first()
        if number is None:
            raise Http404
        if not self.has_change_permission(request, number):
            raise PermissionDenied
        if request.method == "POST":
            renew_secret(number.pk)
            self.log_change(request, number, _("New start address."))
            messages.success(request, rented.told_renewal(number))
            return HttpResponseRedirect(reverse("admin:webhooks_number_change", args=[number.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New start address"),
            "number": number,
        }
        return TemplateResponse(request, "webhooks/new_secret.html", context)
