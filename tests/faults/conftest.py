"""People who call all the time, over a stand-in carrier in a thread of its own."""

from __future__ import annotations

import asyncio
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.house import House
from tests.faults.traffic import NUMBER, Traffic
from webhooks.management.standin_server import RunningCarrier, carrier_at
from webhooks.standin.asgi import Account


@dataclass
class Scene:
    """A house under traffic. After `calm` every call is over and its posts have arrived."""

    house: House
    traffic: Traffic
    _flowing: threading.Thread

    def calm(self) -> None:
        self.traffic.stop()
        self._flowing.join(timeout=240)
        assert not self._flowing.is_alive(), "A call does not end."


@pytest.fixture
def scene() -> Iterator[Scene]:
    with (
        carrier_in_a_thread() as (running, loop),
        tempfile.TemporaryDirectory(prefix="antler-faults-") as name,
    ):
        house = House(Path(name), carrier_url=running.address)
        try:
            house.move_in()
            ((secret,),) = house.rows("SELECT secret FROM webhooks_number")
            address = f"{house.url}/elks/start/{NUMBER.removeprefix('+')}/{secret}"
            traffic = Traffic(running.carrier, address)
            flowing = threading.Thread(
                target=asyncio.run_coroutine_threadsafe(traffic.flow(), loop).result
            )
            flowing.start()
            scene = Scene(house, traffic, flowing)
            yield scene
            scene.calm()
        finally:
            house.close()


@contextmanager
def carrier_in_a_thread() -> Iterator[tuple[RunningCarrier, asyncio.AbstractEventLoop]]:
    loop = asyncio.new_event_loop()
    running: list[RunningCarrier] = []
    up, over = threading.Event(), asyncio.Event()

    async def run() -> None:
        async with carrier_at("127.0.0.1", 0, account=Account("u1", "secret")) as carrier:
            running.append(carrier)
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=[run()], daemon=True)
    thread.start()
    assert up.wait(10)
    yield running[0], loop
    loop.call_soon_threadsafe(over.set)
    thread.join(10)
    loop.close()
