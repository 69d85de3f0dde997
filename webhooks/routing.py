"""WebSocket addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from webhooks.consumers import FlowConsumer

websocket_urlpatterns: list[URLPattern] = [
    path("ws/flows/<int:flow_id>/", FlowConsumer.as_asgi()),
]
