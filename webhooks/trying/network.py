"""The way from the stand-in carrier to the call face's door, inside this process.

Nothing of it can be reached from outside, and the processes that answer callers do nothing for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from django.conf import settings
from django.db import connections

from webhooks.line.door import door
from webhooks.line.post import TRIAL
from webhooks.standin import tones
from webhooks.standin.recordings import Recordings
from webhooks.trying.line import TrialLine
from webhooks.trying.unsent import NOWHERE
from webhooks.trying.wish import Trouble

# So many posts of all trials are answered at the same time; the others wait.
_THREADS = ThreadPoolExecutor(4, thread_name_prefix="trying")
LATE_SECONDS = 1.5
ELSEWHERE_SECONDS = 1.0


@dataclass
class Network(httpx.AsyncBaseTransport):
    """Of a lost post either the post or its answer is lost, once: the carrier posts again."""

    line: TrialLine
    trouble: Trouble = "none"
    recordings: Recordings = field(default_factory=Recordings)
    _lost: set[tuple[str, bytes]] = field(default_factory=set)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if request.method != "POST":
            return await self._sound(request)
        if self.trouble == "late":
            await asyncio.sleep(LATE_SECONDS)
        loses = self.trouble == "lost" and self._loses(request)
        if loses and len(self._lost) % 2:
            raise httpx.ReadError("The post was lost.")
        response = await _in_thread(self._ask, request)
        if loses:
            raise httpx.ReadError("The answer was lost.")
        return response

    async def _sound(self, request: httpx.Request) -> httpx.Response:
        """One that lies elsewhere is not fetched: a trial asks nobody outside for anything."""
        url = str(request.url)
        if url.startswith(NOWHERE):
            return httpx.Response(200, content=self._recorded_last())
        if not url.startswith(f"{settings.CALLS_URL}/p/"):
            return httpx.Response(200, content=tones.tone(ELSEWHERE_SECONDS))
        return await _in_thread(self._ask, request)

    def _recorded_last(self) -> bytes:
        """What the caller has just said, heard again: it lies with the carrier and nowhere else."""
        made = self.recordings.newest_first()
        return made[0].audio if made else tones.tone(ELSEWHERE_SECONDS)

    def _loses(self, request: httpx.Request) -> bool:
        post = (str(request.url), request.content)
        if post in self._lost:
            return False
        self._lost.add(post)
        return True

    def _ask(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = httpx.WSGITransport(self._face).handle_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())
        finally:
            connections.close_all()

    def _face(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """No header of a request from outside can be called like this."""
        return door(_nothing)({**environ, TRIAL: self.line}, start_response)


def _nothing(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """All that a tried call asks for is answered before Django."""
    start_response("404 Not Found", [])
    return []


async def _in_thread(
    ask: Callable[[httpx.Request], httpx.Response], request: httpx.Request
) -> httpx.Response:
    return await asyncio.get_running_loop().run_in_executor(_THREADS, ask, request)
