"""WebSocket addresses."""

from __future__ import annotations

from typing import Any

from django.urls import path

from webhooks.trying.consumer import TryConsumer
from webhooks.watching.consumers import FlowConsumer

# Django's path() knows only views; Channels' URLRouter takes its patterns for consumers as well.
_watch_flow: Any = FlowConsumer.as_asgi()
_try_flow: Any = TryConsumer.as_asgi()

websocket_urlpatterns: list[Any] = [
    path("ws/flows/<int:flow_id>/", _watch_flow),
    path("ws/flows/<int:flow_id>/try/", _try_flow),
]
