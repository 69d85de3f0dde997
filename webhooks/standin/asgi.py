"""Requests and responses over bare ASGI: all the REST twin needs of a web framework."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LONGEST_BODY = 1_000_000


class TooLong(Exception):
    """The body is longer than anything a client of ours sends."""


@dataclass(frozen=True)
class Account:
    """Whose carrier this is. Without a username, any name and password open it, but not none."""

    username: str = ""
    password: str = ""

    def admits(self, authorization: str) -> bool:
        scheme, _, token = authorization.partition(" ")
        try:
            given = base64.b64decode(token, validate=True)
        except binascii.Error:
            return False
        if scheme.lower() != "basic" or b":" not in given:
            return False
        if not self.username:
            return True
        return hmac.compare_digest(given, f"{self.username}:{self.password}".encode())


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query_string: str
    authorization: str
    body: bytes

    @property
    def segments(self) -> list[str]:
        """The path in pieces, names in lower case as the carrier does not mind (`Recordings`)."""
        root, *rest = self.path.strip("/").split("/")
        return [root, *(rest[:1] and [rest[0].lower()]), *rest[1:]]

    @cached_property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.query_string))

    @cached_property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(errors="replace"), keep_blank_values=True))


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes | AsyncIterator[bytes]
    content_type: str
    retry_after: int | None = None

    @classmethod
    def text(cls, status: int, sentence: str, *, retry_after: int | None = None) -> Response:
        return cls(status, sentence.encode(), "text/plain; charset=utf-8", retry_after)

    @classmethod
    def json(cls, data: object) -> Response:
        return cls(200, json.dumps(data).encode(), "application/json")


async def read_request(scope: Scope, receive: Receive) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LONGEST_BODY:
            raise TooLong
    return Request(
        method=scope["method"],
        path=scope["path"],
        query_string=scope["query_string"].decode("latin-1"),
        authorization=headers.get("authorization", ""),
        body=body,
    )


async def send_response(response: Response, send: Send) -> None:
    headers = [(b"content-type", response.content_type.encode())]
    if response.status == 401:
        headers.append((b"www-authenticate", b'Basic realm="stand-in carrier"'))
    if response.retry_after is not None:
        headers.append((b"retry-after", str(response.retry_after).encode()))
    if isinstance(response.body, bytes):
        headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    if isinstance(response.body, bytes):
        await send({"type": "http.response.body", "body": response.body})
        return
    async for chunk in response.body:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
