"""A carrier that rings people for us, and loses some of its answers to the question to do so."""

from __future__ import annotations

import asyncio
import copy
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import httpx
import uvicorn

from tests.outgoing.carrier import ACCOUNT
from webhooks.standin.api import Api
from webhooks.standin.caller import Answers, Behaviour
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.line import Line
from webhooks.standin.numbers import Numbers
from webhooks.standin.profile import Profile
from webhooks.standin.resources import Resources
from webhooks.standin.scripted import ScriptedCaller

# What becomes of a request to ring somebody: it is answered at once, or only when the call is over;
# done and the answer lost; lost on its way; refused; refused because the account is empty.
Fate = Literal["answered", "late", "answer lost", "lost", "refused", "no money"]
_REFUSED: dict[Fate, int] = {"lost": 502, "answer lost": 502, "refused": 400, "no money": 403}


@dataclass
class Rung:
    """Somebody to be rung: how each attempt ends, and who speaks if it is answered."""

    to: str
    caller: ScriptedCaller
    behaviours: list[Behaviour]

    def pick_up(self) -> Person:
        behaviour = self.behaviours.pop(0) if self.behaviours else Answers(after=0)
        return Person(behaviour, copy.deepcopy(self.caller))


@dataclass
class Exchange:
    """The carrier; its REST twin is at `url`. `overlaps` tells who was rung while being rung."""

    people: Sequence[Rung]
    fates: list[Fate]
    profile: Profile
    network: httpx.AsyncBaseTransport
    url: str = ""
    overlaps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = {person.to: person for person in self.people}
        self.carrier = Carrier(
            profile=self.profile,
            people=lambda number: known[number].pick_up(),
            transport=self.network,
        )
        self._loop = asyncio.new_event_loop()

    @property
    def lines(self) -> list[Line]:
        """Every call that was made, asked for or not."""
        return list(self.carrier.lines.values())

    def wait_until_idle(self) -> None:
        asyncio.run_coroutine_threadsafe(self._resources.finish(within=30), self._loop).result()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        made = (scope["method"], scope["path"]) == ("POST", "/a1/calls")
        fate: Fate = self.fates.pop(0) if made and self.fates else "answered"
        if fate in {"answered", "late", "answer lost"}:
            answered = await self._answered(scope, receive)
            if made:
                self._look_for_overlaps()
            if fate == "late":
                await self._resources.finish(within=30)
            if fate != "answer lost":
                for message in answered:
                    await send(message)
                return
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": _REFUSED[fate], "headers": headers})
        await send({"type": "http.response.body", "body": b"Not now"})

    async def _answered(self, scope: Any, receive: Any) -> list[Any]:
        messages: list[Any] = []

        async def keep(message: Any) -> None:
            messages.append(message)

        await self._api(scope, receive, keep)
        return messages

    def _look_for_overlaps(self) -> None:
        ringing = [line.ticket.to_number for line in self.lines if line.ended is None]
        self.overlaps += {number for number in ringing if ringing.count(number) > 1}

    @contextmanager
    def running(self, *, ours: str) -> Iterator[None]:
        self._resources = Resources(self.carrier, Numbers([ours]), ACCOUNT)
        self._api = Api(self._resources)
        config = uvicorn.Config(self, lifespan="off", access_log=False, log_level="critical")
        server = uvicorn.Server(config)

        async def serve(listening: socket.socket) -> None:
            async with self.carrier:
                await server.serve(sockets=[listening])
                await self._resources.finish(within=0)

        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/a1"
            self.carrier.api_url = self.url
            serving = serve(listening)
            thread = threading.Thread(
                target=self._loop.run_until_complete, args=[serving], daemon=True
            )
            thread.start()
            try:
                yield
            finally:
                server.should_exit = True
                thread.join(10)
        self._loop.close()
