"""Who may open a WebSocket: a page of the studio itself, not merely one of the same host."""

from __future__ import annotations

from typing import Any

from channels.security.websocket import OriginValidator
from django.conf import settings
from django.http.request import split_domain_port, validate_host


def studio_pages_only(application: Any) -> Any:
    """Refuses every origin but that of STUDIO_URL and that of the very address that is asked.

    Cookies know no ports, so another program on the same host would bring along the session.
    """

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        allowed = [settings.STUDIO_URL, *_asked_address(scope)]
        await OriginValidator(application, allowed)(scope, receive, send)

    return guarded


def _asked_address(scope: Any) -> list[str]:
    """A studio is reached by several names, such as localhost and 127.0.0.1."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    domain, _port = split_domain_port(host)
    if not validate_host(domain, settings.ALLOWED_HOSTS):
        return []
    return [f"{'https' if scope['scheme'] == 'wss' else 'http'}://{host}"]
