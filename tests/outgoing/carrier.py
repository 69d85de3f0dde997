"""The stand-in carrier on a thread of its own, that can hold back its answers to a request."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from webhooks.standin.api import Api
from webhooks.standin.asgi import Account
from webhooks.standin.caller import Answers, Behaviour
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.clock import Clock
from webhooks.standin.messages import Message, Messages
from webhooks.standin.numbers import Numbers
from webhooks.standin.resources import Resources
from webhooks.standin.scripted import ScriptedCaller

ACCOUNT = Account("u123", "hush-hush")
AT_ONCE = Answers(after=0)


@dataclass
class HoldingCarrier:
    """`people` take the phone as `behaviour` says. `hold` is asked of requests to make something.

    A request that is held has been done, and its answer waits for `go_on`.
    """

    url: str = ""
    behaviour: Behaviour = AT_ONCE
    hold: bool = False
    statuses: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    carrier: Carrier = field(default_factory=Carrier)
    kept: Messages = field(default_factory=Messages)

    def __post_init__(self) -> None:
        self.carrier.people = lambda number: Person(
            self.behaviour, ScriptedCaller(clock=Clock(scale=0.01))
        )

    @property
    def calls(self) -> int:
        """How many calls were made, asked for or not."""
        return len(self.carrier.lines)

    @property
    def messages(self) -> list[Message]:
        """What was sent, the oldest first."""
        return self.kept.newest_first()[::-1]

    def app(self, api: Api) -> Any:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            made = scope["method"] == "POST"
            if made:
                self.asked.append(scope["path"])
            if made and self.statuses:
                await _refuse(send, self.statuses.pop(0))
                return

            async def after_a_while(message: Any) -> None:
                if made and self.hold and message["type"] == "http.response.start":
                    self.held.set()
                    while not self.go_on.is_set():
                        await asyncio.sleep(0.02)
                await send(message)

            await api(scope, receive, after_a_while)

        return answer


async def _refuse(send: Any, status: int) -> None:
    headers = [(b"content-type", b"text/plain")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"Not now"})


@contextmanager
def running(carrier: HoldingCarrier, *, numbers: list[str]) -> Iterator[HoldingCarrier]:
    resources = Resources(carrier.carrier, Numbers(numbers), ACCOUNT, carrier.kept)
    config = uvicorn.Config(
        carrier.app(Api(resources)), lifespan="off", access_log=False, log_level="warning"
    )
    server = uvicorn.Server(config)

    async def run(listening: socket.socket) -> None:
        async with carrier.carrier:
            await server.serve(sockets=[listening])
            await resources.finish(within=5)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        carrier.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=lambda: asyncio.run(run(listening)), daemon=True)
        thread.start()
        try:
            yield carrier
        finally:
            carrier.go_on.set()
            server.should_exit = True
            thread.join(10)
