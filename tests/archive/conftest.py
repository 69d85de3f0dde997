"""A carrier to fetch from, and nobody at the door unless a test puts a worker there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.archive.carrier import Carrier, running_carrier


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    """A carrier whose host the settings allow."""
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
        settings.ELKS_API_USERNAME = "u123"
        settings.ELKS_API_PASSWORD = "hush-hush"
        yield carrier
