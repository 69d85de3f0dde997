"""REST: each room mounts its own part."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from designer import api

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("me/", api.Me.as_view(), name="me"),
    path("", include("flows.rest.urls")),
    path("", include("webhooks.rest.urls")),
]
