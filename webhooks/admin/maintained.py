"""Maintenance in the admin: a page that says what callers will miss, and asks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from flows.problems import Problem
from webhooks.carrier.maintenance import (
    begin_maintenance,
    end_maintenance,
    look_at_maintenance,
)
from webhooks.models import Number


class MaintainedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.maintenance)
        own = path("<int:number_id>/maintenance/", page, name="webhooks_number_maintenance")
        return [own, *super().get_urls()]

    def maintenance(self, request: HttpRequest, number_id: int) -> HttpResponse:
        """Ask first; a refusal is one sentence on the number's page."""
        number = self.get_queryset(request).filter(pk=number_id).first()
        if number is None:
            raise Http404
        if not self.has_change_permission(request, number):
            raise PermissionDenied
        try:
            if request.method == "POST":
                self._change(request, number)
            else:
                return self._ask(request, number)
        except Problem as problem:
            messages.error(request, problem.sentence)
        return _to_its_page(number.pk)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The carrier would keep the document, and nobody would know of it."""
        number = self.get_object(request, object_id)
        if number is not None and number.maintenance is not None:
            sentence = _("{number} is in maintenance: end that before you delete the number.")
            messages.error(request, sentence.format(number=number.number))
            return _to_its_page(number.pk)
        return super().delete_view(request, object_id, extra_context)

    def _ask(self, request: HttpRequest, number: Number) -> HttpResponse:
        standing = look_at_maintenance(number.pk)
        lasts = standing.maintenance is not None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("End maintenance") if lasts else _("Begin maintenance"),
            "number": number,
            "standing": standing,
        }
        return TemplateResponse(request, "webhooks/maintenance.html", context)

    def _change(self, request: HttpRequest, number: Number) -> None:
        """What the button said, not the opposite of how it stands: two may press at once."""
        person: Any = request.user
        if "end" in request.POST:
            end_maintenance(number.pk, by=person, now=timezone.now())
            self.log_change(request, number, _("Maintenance ended."))
            told = _(
                "The maintenance has ended: the worker gives the carrier the start address in a "
                "moment. Calls of the time are filled in."
            )
        else:
            begin_maintenance(number.pk, by=person, now=timezone.now())
            self.log_change(request, number, _("Maintenance began."))
            told = _("The maintenance begins: the worker gives the carrier the copy in a moment.")
        messages.success(request, told)


def _to_its_page(number_id: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:webhooks_number_change", args=[number_id]))
