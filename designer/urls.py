"""The studio's addresses."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path, re_path

from designer import refusals, views

sign_in = LoginView.as_view(template_name="designer/sign_in.html", redirect_authenticated_user=True)

handler400 = refusals.bad_request
handler404 = refusals.page_not_found
handler500 = refusals.server_error
urlpatterns = [
    path("healthz", views.healthz),
    path("admin/", admin.site.urls),
    path("accounts/login/", sign_in, name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("api/", include("designer.urls_api")),
    # What the canvas routes by itself, so that its addresses can be loaded anew and shared.
    re_path(
        r"^(?P<place>|gallery|prompts|numbers|people|hours(?:/[\w-]+)?|outgoing(?:/\d+)?"
        r"|panel(?:/[\w-]+/[\w-]+)?|voicemail(?:/\d+)?"
        r"|flows/\d+(?:/.*)?)$",
        views.canvas,
        name="canvas",
    ),
]
