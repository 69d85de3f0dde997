"""A carrier that answers as scripted, the settings that lead to it, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.archive.carrier import Carrier, running_carrier
from tests.builders import an_answered_number
from tests.carrier.maintained import granted, voicemail
from tests.standin.running import ACCOUNT, in_a_thread
from webhooks.carrier.rentals import sync_numbers
from webhooks.elks.client import Account, Client, Patience
from webhooks.models import Number

STANDIN_NUMBERS = ("+46766861004", "+46766861005")


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
        settings.ELKS_API_USERNAME = "u123"
        settings.ELKS_API_PASSWORD = "hush-hush"
        settings.ELKS_REQUESTS_PER_SECOND = 1000
        yield carrier


@pytest.fixture
def client(carrier: Carrier) -> Iterator[Client]:
    account = Account("u123", "hush-hush", f"{carrier.url}/a1")
    with Client(account, patience=Patience(tries=3, first_pause=0.01, longest_pause=2)) as client:
        yield client


@pytest.fixture
def standin(settings: Settings) -> Iterator[str]:
    """The stand-in carrier with two numbers in its account; the address of its API."""
    with in_a_thread(*STANDIN_NUMBERS) as address:
        settings.ELKS_API_URL = f"{address}/a1"
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT
        settings.ELKS_REQUESTS_PER_SECOND = 1000
        yield settings.ELKS_API_URL


@pytest.fixture
def number(db: None, standin: str, settings: Settings) -> Number:
    """Its start address is at the stand-in carrier, and leads to a call face that is down."""
    settings.CALLS_URL = "http://127.0.0.1:9"
    sync_numbers(now=timezone.now())
    number = an_answered_number(voicemail())
    assert granted(number)
    return number
