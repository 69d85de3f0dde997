"""The studio: WebSockets to Channels, pages to the same Django as WSGI in threads.

Django's ASGI handler costs two to five times as much for synchronous views (docs/architecture.md).
"""

from __future__ import annotations

import gc

from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter

from designer.origins import studio_pages_only
from designer.wsgi import application as pages
from webhooks.watching.routing import websocket_urlpatterns

application = ProtocolTypeRouter(
    {
        # Its answers are iterables of bytes; the stubs call them HttpResponse.
        "http": WSGIMiddleware(pages, workers=8),  # type: ignore[arg-type]
        "websocket": studio_pages_only(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)
# What is there by now stays: nobody waits while it is looked through for garbage.
gc.freeze()
