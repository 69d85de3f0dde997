"""Numbers in the admin: where their calls go, and the start address the carrier is given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flows.problems import Problem
from webhooks.admin import showing
from webhooks.models import Number
from webhooks.numbers import add_number, change_number, phone, renew_secret, start_url
from webhooks.review.wording import spoken_number


class NumberForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs only
    """Takes a number as people type it."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=40)

    class Meta:
        model = Number
        fields = ["number", "label", "flow"]
        labels = {"label": gettext_lazy("Label"), "flow": gettext_lazy("Flow")}
        help_texts = {"label": gettext_lazy("What people call it, such as “Main number”.")}

    def clean_number(self) -> str:
        try:
            return phone(self.cleaned_data["number"])
        except Problem as problem:
            raise ValidationError(problem.sentence) from problem


@admin.register(Number)
class NumberAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = NumberForm
    list_display = ["number_", "label", "flow", "answers"]
    list_select_related = ["flow"]
    search_fields = ["number", "label"]
    actions = None
    empty_sentence = gettext_lazy(
        "No numbers yet. Add the first one, give it a flow, and give the carrier its start address."
    )
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> QuerySet[Number]:
        return super().get_queryset(request).defer("flow__draft")

    def get_fields(self, request: HttpRequest, obj: Number | None = None) -> Any:
        if obj is None:
            return ["number", "label", "flow"]
        operates = self.has_change_permission(request, obj)
        return ["number_", "label", "flow", "answers", *(["start_address"] if operates else [])]

    def get_readonly_fields(self, request: HttpRequest, obj: Number | None = None) -> list[str]:
        # `number` too, or the form would ask for it again.
        return ["number", "number_", "answers", "start_address"] if obj else []

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

    @admin.display(description=gettext_lazy("Start address"))
    def start_address(self, number: Number) -> SafeString:
        return render_to_string("webhooks/start_address.html", {"address": start_url(number)})

    def save_model(self, request: HttpRequest, obj: Number, form: Any, change: bool) -> None:
        if change:
            change_number(obj.pk, label=obj.label, flow=obj.flow_id)
        else:
            obj.pk = add_number(obj.number, label=obj.label, flow=obj.flow_id).pk

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A refusal of the domain is one sentence on the same page."""
        try:
            answer = super().changeform_view(
                request, object_id, form_url, {"show_save_and_add_another": False}
            )
        except Problem as problem:
            messages.error(request, problem.sentence)
            return HttpResponseRedirect(request.get_full_path())
        return answer

    def get_urls(self) -> list[URLPattern]:
        renew = self.admin_site.admin_view(self.new_secret)
        own = path("<int:number_id>/new-secret/", renew, name="webhooks_number_new_secret")
        return [own, *super().get_urls()]

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
            messages.success(
                request,
                _("The start address is new. Give it to the carrier now: the old one is dead."),
            )
            return HttpResponseRedirect(reverse("admin:webhooks_number_change", args=[number.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New start address"),
            "number": number,
        }
        return TemplateResponse(request, "webhooks/new_secret.html", context)
