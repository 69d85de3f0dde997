"""The admin as part of the studio: one sign-in, a desk to begin at, an order that makes sense."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer.roles import RIGHTS
from webhooks.review.notices import notices
from webhooks.review.overview import overview

# What belongs to people is spread over three apps.
_OF_PEOPLE = ("auth", "authtoken", "axes")
# What is looked at most comes first, in every language.
_ORDER = (
    *("Call", "OutgoingCall", "Number", "Recording", "CarrierAccount"),
    *("Flow", "FlowVersion", "Prompt", "User", "Group"),
)


def _place(model: dict[str, Any]) -> tuple[int, str]:
    name = model["object_name"]
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _named_fields_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Django checks the field an address names, but takes an empty name as one that passed."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
            raise DisallowedModelAdminToField("The address names no field.")
        return view(request, *args, **kwargs)

    return checked


class StudioAdminSite(AdminSite):
    site_title = site_header = "Antler"
    index_title = _("Looking after calls")
    index_template = "designer/admin_index.html"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """A role that looks after calls is enough; `is_staff` lets in whoever else should be."""
        user: Any = request.user
        return bool(user.is_active and (user.is_staff or user.has_perm(RIGHTS["review"])))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        sees_numbers = request.user.has_perm("webhooks.view_number")
        return {
            **super().each_context(request),
            "maintenance_notices": notices() if sees_numbers else [],
        }

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return super().admin_view(_named_fields_only(view), cacheable)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The studio's own sign-in page; who is signed in already lacks the right."""
        if request.user.is_authenticated:
            if self.has_permission(request):
                return HttpResponseRedirect(resolve_url("admin:index"))
            raise PermissionDenied
        wanted = request.GET.get("next") or resolve_url("admin:index")
        return HttpResponseRedirect(f"{resolve_url('login')}?{urlencode({'next': wanted})}")

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        sees_calls = request.user.has_perm(RIGHTS["review"])
        desk = overview(now=timezone.now()) if sees_calls else None
        return super().index(request, {"desk": desk, **(extra_context or {})})

    def app_index(  # type: ignore[override]  # a redirect is an answer too
        self, request: HttpRequest, app_label: str, extra_context: Any = None
    ) -> HttpResponse:
        """A section has no page of its own: all of them are on the first one."""
        return HttpResponseRedirect(resolve_url("admin:index"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Calls first, then flows, then everything about people as one section."""
        apps = {app["app_label"]: app for app in super().get_app_list(request, app_label)}
        people = [apps.pop(label) for label in _OF_PEOPLE if label in apps]
        order = ["webhooks", "flows", *sorted(set(apps) - {"webhooks", "flows"})]
        found = [apps[label] for label in order if label in apps]
        if people:
            models = [model for app in people for model in app["models"]]
            found.append({**people[0], "name": _("People"), "models": models})
        for app in found:
            app["models"].sort(key=_place)
        return found
