"""The call face as it runs in production, posted to without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from webhooks.line.door import door


class _Handler:
    """Takes what Django's test client would hand to Django."""

    def __call__(self, environ: dict[str, Any]) -> HttpResponse:
        said: list[Any] = []
        body = door(WSGIHandler())(environ, lambda *head: said.extend(head))
        status, headers = said
        response = HttpResponse(b"".join(body), status=int(status[:3]), headers=dict(headers))
        response.wsgi_request = None  # type: ignore[attr-defined]  # the client looks for it
        return response


class CallFace(Client):
    """Django's test client at the call face's door."""

    def __init__(self, **defaults: Any) -> None:
        super().__init__(**defaults)
        self.handler: Any = _Handler()


def in_passing_threads(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """The call face for threads that end: what a thread holds of the database is let go."""
    try:
        return list(door(WSGIHandler())(environ, start_response))
    finally:
        connections.close_all()
