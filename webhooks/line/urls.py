"""What the call face serves through Django: what a caller has just recorded."""

from __future__ import annotations

from django.urls import path

from webhooks.voicemail.hearing import recording_audio

urlpatterns = [path("heard/<int:recording_id>/<str:token>.wav", recording_audio)]
