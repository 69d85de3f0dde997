"""What the stand-in's tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standin.server import PretendServer, running


@pytest.fixture
def server() -> Iterator[PretendServer]:
    with running(PretendServer()) as server:
        yield server
