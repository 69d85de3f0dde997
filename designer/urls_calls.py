"""The call face's addresses: only what the carrier needs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from designer import views
from webhooks.elks.answers import REJECT


def _refusal(status: int) -> Callable[..., HttpResponse]:
    """Instead of Django's error page: the carrier never meets HTML."""

    def refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        return HttpResponse(REJECT, "application/json", status)

    return refuse


handler400 = _refusal(400)
handler403 = _refusal(403)
handler404 = _refusal(404)
handler500 = _refusal(200)
urlpatterns = [path("healthz", views.healthz), path("", include("webhooks.line.urls"))]
