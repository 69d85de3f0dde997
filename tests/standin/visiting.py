"""A client's visit to the REST twin, without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from webhooks.standin.api import Api
from webhooks.standin.asgi import Account
from webhooks.standin.caller import Busy
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.numbers import Numbers
from webhooks.standin.resources import Resources
from webhooks.standin.scripted import ScriptedCaller

OURS = "+46766861004"
Visit = Callable[[httpx.AsyncClient, Carrier], Awaitable[None]]


def visit(
    what: Visit, *, auth: tuple[str, str] | None = ("u1", "secret"), balance: int = 10_000_000
) -> None:
    """Let a client visit a carrier that owns one number."""

    async def run() -> None:
        async with Carrier(people=lambda number: Person(Busy(), ScriptedCaller())) as carrier:
            account = Account("u1", "secret")
            resources = Resources(carrier, Numbers([OURS]), account, balance=balance)
            transport = httpx.ASGITransport(app=Api(resources))
            async with httpx.AsyncClient(
                transport=transport, base_url="http://carrier/a1", auth=auth
            ) as client:
                await what(client, carrier)
            await resources.finish(within=0)

    asyncio.run(run())
