"""A carrier to fetch from, and nobody at the door unless a test puts a worker there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.archive.carrier import Carrier, running_carrier
from tests.archive.worker import Worker, empty_queue, eventually, no_worker_is_connected


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    """A carrier whose host the settings allow."""
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
        settings.ELKS_API_USERNAME = "u123"
        settings.ELKS_API_PASSWORD = "hush-hush"
        yield carrier


@pytest.fixture
def start_worker(
    transactional_db: None, carrier: Carrier, tmp_path: Path
) -> Iterator[Callable[..., Worker]]:
    """Starts workers on the test database; none outlives the test."""
    workers: list[Worker] = []

    def start(*flags: str) -> Worker:
        workers.append(Worker(carrier, tmp_path / "worker.log", *flags))
        return workers[-1]

    empty_queue()
    yield start
    for worker in workers:
        worker.stop()
    # The server notices a moment later; until then the locks of the dead still stand.
    eventually(no_worker_is_connected, "the workers' connections are gone")
