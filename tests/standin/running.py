"""A stand-in carrier that runs by itself, as `standin_carrier` does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from webhooks.management.standin_server import carrier_at
from webhooks.standin.asgi import Account

ACCOUNT = ("u1", "secret")


@contextmanager
def in_a_thread(*numbers: str) -> Iterator[str]:
    addresses: list[str] = []
    loop = asyncio.new_event_loop()
    told, end = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with carrier_at(
            "127.0.0.1", 0, account=Account(*ACCOUNT), numbers=numbers
        ) as running:
            addresses.append(running.address)
            told.set()
            await end.wait()

    thread = Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(told.wait(), loop).result(5)
    yield addresses[0]
    loop.call_soon_threadsafe(end.set)
    thread.join(5)
    loop.close()
