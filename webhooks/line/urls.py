"""Addresses of the call face; none ends with a slash, none is ever redirected."""

from __future__ import annotations

from django.urls import path

from webhooks.line import away, views
from webhooks.line import prompt_audio as prompts

urlpatterns = [
    path("elks/start/<str:digits>/<str:secret>", views.start),
    path("elks/dial/<int:attempt>/<str:token>", views.dial),
    path("elks/dialled/<int:attempt>/<str:token>", views.dialled),
    path("elks/delivered/<int:message>/<str:token>", views.delivered),
    path("elks/next/<str:token>/<int:seq>", views.next_action),
    path("elks/hangup/<str:token>", views.hangup),
    path("elks/recording/<str:token>/<int:seq>", views.recording),
    path("elks/away/<str:digits>/<str:secret>/hangup", away.hangup),
    path("elks/away/<str:digits>/<str:secret>/recording", away.recording),
    path("elks", views.unknown, {"rest": ""}),
    path("elks/", views.unknown, {"rest": ""}),
    path("elks/<path:rest>", views.unknown),
    path("p/<str:sha256>.wav", prompts.prompt_audio),
]
