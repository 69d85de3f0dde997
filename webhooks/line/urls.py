"""What the call face has for a GET; the carrier's posts do not come this far (door.py)."""

from __future__ import annotations

from django.urls import path

from webhooks.line import prompt_audio as prompts
from webhooks.voicemail.hearing import recording_audio

urlpatterns = [
    path("p/<str:sha256>.wav", prompts.prompt_audio),
    path("p/message/<int:recording_id>/<str:token>.wav", recording_audio),
]
