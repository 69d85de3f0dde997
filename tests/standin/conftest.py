"""What the stand-in's tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standin.running import in_a_thread
from tests.standin.server import PretendServer, running


@pytest.fixture
def server() -> Iterator[PretendServer]:
    with running(PretendServer()) as server:
        yield server


@pytest.fixture(scope="module")
def carrier() -> Iterator[str]:
    """The address of a carrier on a thread of its own."""
    with in_a_thread() as address:
        yield address
