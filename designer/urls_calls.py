"""The call face's addresses: only what the carrier needs."""

from __future__ import annotations

from django.urls import include, path

from designer import views

urlpatterns = [path("healthz", views.healthz), path("", include("webhooks.line.urls"))]
