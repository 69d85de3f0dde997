"""`manage.py numbers`."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.drawings import goodbye, published
from tests.standin.running import ACCOUNT, in_a_thread
from webhooks.numbers import add_number, start_url


@pytest.mark.django_db
def test_it_lists_each_number_its_flow_and_its_start_url() -> None:
    main = add_number("+46766861004", flow=published(goodbye()).pk)
    spare = add_number("+46766861005")
    said = StringIO()
    call_command("numbers", stdout=said)
    assert said.getvalue().splitlines() == [
        f"+46766861004\tMain\t{start_url(main)}",
        f"+46766861005\t–\t{start_url(spare)}",
    ]


@pytest.mark.django_db
def test_sync_tells_what_is_new_at_the_carrier(settings: Settings) -> None:
    said = StringIO()
    with in_a_thread("+46766861004") as address:
        settings.ELKS_API_URL = f"{address}/a1"
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT
        call_command("numbers", "sync", stdout=said)
    assert said.getvalue().splitlines() == ["new\t+46766861004", "known\t1"]


@pytest.mark.django_db
def test_sync_without_an_account_says_what_to_do(settings: Settings) -> None:
    settings.ELKS_API_USERNAME = ""
    with pytest.raises(CommandError, match="enter it in the admin"):
        call_command("numbers", "sync")
