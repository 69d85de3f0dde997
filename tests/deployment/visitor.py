"""A person at the studio, as their browser speaks to it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import httpx
from websockets.sync.client import connect
from websockets.typing import Origin

from designer.management.commands.load_demo import PASSWORD

PATIENCE_SECONDS = 10.0


class Visitor:
    """Somebody of the demo, signed in at the studio's address."""

    def __init__(self, studio: str, username: str) -> None:
        self._studio = studio
        self._browser = httpx.Client(base_url=studio, trust_env=False, timeout=PATIENCE_SECONDS)
        self._browser.get("/accounts/login/").raise_for_status()
        form = {"username": username, "password": PASSWORD, "csrfmiddlewaretoken": self._token}
        signed_in = self._browser.post("/accounts/login/", data=form)
        assert signed_in.status_code == 302, signed_in.text

    def leave(self) -> None:
        self._browser.close()

    def get(self, path: str) -> Any:
        return self._browser.get(f"/api/{path}").raise_for_status().json()

    def put(self, path: str, body: object) -> None:
        token = {"X-CSRFToken": self._token}
        self._browser.put(f"/api/{path}", json=body, headers=token).raise_for_status()

    def listen(self, url: str) -> bytes:
        return self._browser.get(url).raise_for_status().content

    @contextmanager
    def watching(self, flow_id: int) -> Iterator[Callable[[str], dict[str, Any]]]:
        """Gives the flow's next event of a kind, when it comes; others come and go meanwhile."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._browser.cookies.items())
        address = f"{self._studio.replace('http', 'ws', 1)}/ws/flows/{flow_id}/"
        with connect(
            address,
            origin=Origin(self._studio),
            additional_headers={"Cookie": cookies},
            proxy=None,
        ) as socket:

            def next_event(kind: str) -> dict[str, Any]:
                deadline = time.monotonic() + PATIENCE_SECONDS
                while True:
                    event = json.loads(socket.recv(max(0, deadline - time.monotonic())))
                    if event["type"] == kind:
                        return cast(dict[str, Any], event)

            yield next_event

    @property
    def _token(self) -> str:
        return self._browser.cookies["csrftoken"]
