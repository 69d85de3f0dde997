"""People who call all the time, over a stand-in carrier in a thread of its own."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from tests.faults.clock import WallClock
from tests.faults.figures import NAME, bytes_of, figures_of, turns_waiting
from tests.faults.house import House
from tests.faults.traffic import NUMBER, RETRY_SECONDS, Traffic
from tests.local.conftest import eventually
from webhooks.management.standin_server import RunningCarrier, carrier_at
from webhooks.standin.asgi import Account
from webhooks.standin.profile import Profile


@dataclass
class Scene:
    """A house under traffic. After `calm` every call is over and its posts have arrived."""

    house: House
    traffic: Traffic
    _flowing: threading.Thread
    spool_bytes: int = 0
    replay_seconds: float = 0.0

    @property
    def clock(self) -> WallClock:
        assert self.house.clock is not None
        return self.house.clock

    def replay(self) -> None:
        """The database is back just now: wait until the spool is empty."""
        began, self.spool_bytes = time.monotonic(), bytes_of(self.house.spool)
        assert eventually(lambda: turns_waiting(self.house.spool) == 0, within=90)
        self.replay_seconds = time.monotonic() - began

    def figures(self) -> str:
        seen = figures_of(
            self.house,
            self.traffic,
            spool_bytes=self.spool_bytes,
            replay_seconds=self.replay_seconds,
        )
        return str(seen)

    def calm(self) -> None:
        self.traffic.stop()
        self._flowing.join(timeout=240)
        assert not self._flowing.is_alive(), "A call does not end."


class PeopleCalling(Protocol):
    def __call__(
        self, *, broker_url: str = "", live_retries: int = 0, clock: bool = False
    ) -> AbstractContextManager[Scene]: ...


@pytest.fixture
def scene(people_calling: PeopleCalling) -> Iterator[Scene]:
    with people_calling() as scene:
        yield scene


@pytest.fixture(scope="module")
def furnished() -> Iterator[Path]:
    """A data folder to copy: migrating takes longer than most faults."""
    with a_folder() as folder:
        house = House(folder, carrier_url="http://127.0.0.1:9")
        try:
            house.furnish()
        finally:
            house.close()
        yield folder / "postgres"


@pytest.fixture
def people_calling(
    furnished: Path, record_property: Callable[[str, object], None]
) -> PeopleCalling:
    return partial(_people_calling, furnished, record_property)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What each test saw, for docs/reliability.md."""
    seen = {
        report.nodeid.partition("::")[2]: figures
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, figures in getattr(report, "user_properties", ())
        if name == NAME
    }
    if seen:
        terminalreporter.section("figures of the faults")
    for test, figures in seen.items():
        terminalreporter.write_line(f"{test}: {figures}")


@contextmanager
def _people_calling(
    furnished: Path,
    record: Callable[[str, object], None],
    *,
    broker_url: str = "",
    live_retries: int = 0,
    clock: bool = False,
) -> Iterator[Scene]:
    """For a few seconds already; without `broker_url` the queue is in PostgreSQL."""
    with carrier_in_a_thread() as (running, loop), a_folder() as folder:
        subprocess.run(["cp", "--archive", furnished, folder / "postgres"], check=True)
        house = House(folder, carrier_url=running.address, broker_url=broker_url)
        if clock:
            house.hang_a_clock()
        try:
            house.move_in()
            ((secret,),) = house.rows("SELECT secret FROM webhooks_number")
            address = f"{house.url}/elks/start/{NUMBER.removeprefix('+')}/{secret}"
            profile = Profile(retry_every=RETRY_SECONDS, live_retries=live_retries)
            traffic = Traffic(running.carrier, address, profile)
            flow = asyncio.run_coroutine_threadsafe(traffic.flow(), loop)
            # A test that failed leaves its people calling; the process may end all the same.
            flowing = threading.Thread(target=until_over, args=[flow], daemon=True)
            flowing.start()
            time.sleep(3)
            scene = Scene(house, traffic, flowing)
            yield scene
            scene.calm()
            record(NAME, scene.figures())
        finally:
            house.close()


@contextmanager
def a_folder() -> Iterator[Path]:
    """pytest's own temporary paths leave too little room for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="antler-faults-") as name:
        yield Path(name)


def until_over(flow: Future[None]) -> None:
    with suppress(CancelledError):
        flow.result()


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

    def run_and_close() -> None:
        # What a test that failed leaves calling is cancelled, or it would fail the next one.
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(run())

    thread = threading.Thread(target=run_and_close, daemon=True)
    thread.start()
    try:
        assert up.wait(10)
        yield running[0], loop
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
