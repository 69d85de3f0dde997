"""A customer register that tests ask, at a name that leads to this computer."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from pytest_django import Settings

HOST = "register.example"
CUSTOMER = b'{"customer": {"name": "Kim", "since": 2019}, "orders": [{"id": "A7"}]}'


def http(status: int, body: bytes) -> bytes:
    return b"HTTP/1.1 %d Told\r\ncontent-length: %d\r\n\r\n%s" % (status, len(body), body)


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.OUTSIDE_ALLOWED_HOSTS = [HOST]
    really = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        return really("127.0.0.1" if host == HOST else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
