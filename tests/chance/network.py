"""A network between the carrier and the call face that loses, doubles and reorders.

The call face answers in this process, in threads, as its server would let it: so thousands of
calls can be placed.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from types import TracebackType
from typing import Self

import httpx

from tests.call_face import in_passing_threads

THREADS = 4


class InProcess(httpx.AsyncBaseTransport):
    """The call face, reached without a socket."""

    def __enter__(self) -> Self:
        self._face = httpx.WSGITransport(in_passing_threads)
        self._threads = ThreadPoolExecutor(THREADS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._answer, request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = self._face.handle_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())


@dataclass
class Unreliable(httpx.AsyncBaseTransport):
    """`chance` decides what happens to each post on its way to `face`.

    A post is lost at most once, before or after it was answered, so that a carrier that posts
    again comes through. A sound may be lost each time it is fetched. `echoed` holds what differed
    when an old post came once more.
    """

    face: httpx.AsyncBaseTransport
    chance: Random
    lost: float = 0.0
    echo: float = 0.0
    silent: float = 0.0
    echoed: list[str] = field(default_factory=list)
    _answered: list[tuple[httpx.Request, bytes]] = field(default_factory=list)
    _gone: set[tuple[str, bytes]] = field(default_factory=set)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            if self.chance.random() < self.silent:
                raise httpx.ReadError("The sound was lost.")
            return await self.face.handle_async_request(request)
        lost = self._loses(request)
        if lost == "on the way there":
            raise httpx.ReadError("The post was lost.")
        response = await self.face.handle_async_request(request)
        if "/elks/start/" in request.url.path or "/elks/next/" in request.url.path:
            self._answered.append((request, await response.aread()))
        if lost == "on the way back":
            raise httpx.ReadError("The answer was lost.")
        if self.chance.random() < self.echo:
            await self._come_again()
        return response

    def _loses(self, request: httpx.Request) -> str:
        post = (str(request.url), request.content)
        if post in self._gone or self.chance.random() >= self.lost:
            return ""
        self._gone.add(post)
        return self.chance.choice(["on the way there", "on the way back"])

    async def _come_again(self) -> None:
        """An old post arrives once more: it must get the very same bytes."""
        if not self._answered:
            return
        request, before = self.chance.choice(self._answered)
        again = await self.face.handle_async_request(request)
        now = await again.aread()
        if now != before:
            self.echoed.append(f"{request.url}: {before!r}, then {now!r}")
