"""Running the stand-in carrier's address under uvicorn."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import uvicorn

from webhooks.standin.api import Api
from webhooks.standin.asgi import Account
from webhooks.standin.carrier import Carrier
from webhooks.standin.numbers import Numbers
from webhooks.standin.recordings import KEEP_FOR, Recordings
from webhooks.standin.resources import Resources


@dataclass(frozen=True)
class RunningCarrier:
    """`address` is its root; `stopped` is done when the process was told to end."""

    carrier: Carrier
    address: str
    stopped: asyncio.Task[None]


@asynccontextmanager
async def carrier_at(
    host: str,
    port: int,
    *,
    account: Account,
    numbers: Iterable[str] = (),
    keep_recordings: timedelta = KEEP_FOR,
) -> AsyncIterator[RunningCarrier]:
    """A carrier and its REST twin; port 0 takes any that is free."""
    with socket.create_server((host, port)) as listening:
        address = f"http://{host}:{listening.getsockname()[1]}"
        recordings = Recordings(keep_for=keep_recordings)
        async with Carrier(api_url=f"{address}/a1", recordings=recordings) as carrier:
            resources = Resources(carrier, Numbers(numbers), account)
            config = uvicorn.Config(
                Api(resources), lifespan="off", access_log=False, log_level="warning"
            )
            server = uvicorn.Server(config)
            stopped = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                yield RunningCarrier(carrier, address, stopped)
            finally:
                server.should_exit = True
                await stopped
                await resources.finish(within=0)
