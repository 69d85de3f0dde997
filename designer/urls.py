"""The studio's addresses."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from designer import views

urlpatterns = [
    path("healthz", views.healthz),
    path("admin/", admin.site.urls),
    path("accounts/", include("django.contrib.auth.urls")),
    path("api/", include("designer.urls_api")),
]
