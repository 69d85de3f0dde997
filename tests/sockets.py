"""A browser's end of a WebSocket for tests; Channels' own needs Daphne, which we do not."""

from __future__ import annotations

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter

from designer.asgi import application as studio
from webhooks.watching.routing import websocket_urlpatterns

PATIENCE = 5.0
communicator: Any = ApplicationCommunicator


class Socket:
    """As somebody who is signed in already; with `headers` as a browser comes to the studio."""

    def __init__(
        self, path: str, user: Any = None, *, headers: dict[str, str] | None = None
    ) -> None:
        scope = {"type": "websocket", "scheme": "ws", "path": path, "subprotocols": []}
        if headers is None:
            self._end = communicator(URLRouter(websocket_urlpatterns), scope | {"user": user})
        else:
            sent = [(name.encode(), value.encode()) for name, value in headers.items()]
            self._end = communicator(studio, scope | {"headers": sent})

    async def is_refused(self) -> bool:
        """Whether the studio closes the door before anybody asks who is there."""
        await self._end.send_input({"type": "websocket.connect"})
        answer = await self._end.receive_output(PATIENCE)
        return bool(answer["type"] == "websocket.close")

    async def connect(self) -> None:
        await self._end.send_input({"type": "websocket.connect"})
        accepted = await self._end.receive_output(PATIENCE)
        assert accepted["type"] == "websocket.accept", accepted

    async def event(self) -> dict[str, Any]:
        output = await self._end.receive_output(PATIENCE)
        assert output["type"] == "websocket.send", output
        event: dict[str, Any] = json.loads(output["text"])
        return event

    async def word(self) -> dict[str, Any] | bytes:
        """The next thing that is said, bytes as they are."""
        output = await self._end.receive_output(PATIENCE)
        assert output["type"] == "websocket.send", output
        if output.get("bytes") is not None:
            return bytes(output["bytes"])
        word: dict[str, Any] = json.loads(output["text"])
        return word

    async def speak(self, content: bytes) -> None:
        await self._end.send_input({"type": "websocket.receive", "bytes": content})

    async def close_code(self) -> int:
        output = await self._end.receive_output(PATIENCE)
        assert output["type"] == "websocket.close", output
        return int(output["code"])

    async def say(self, text: str) -> None:
        await self._end.send_input({"type": "websocket.receive", "text": text})

    async def is_silent(self) -> bool:
        return bool(await self._end.receive_nothing(timeout=0.2))

    async def leave(self) -> None:
        await self._end.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._end.wait(PATIENCE)
