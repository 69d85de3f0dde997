"""The carrier account: kept sealed, read back, tried."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from tests.archive.carrier import Carrier, document, status
from webhooks.carrier.accounts import NoAccount, account, keep_account
from webhooks.carrier.trying import try_account
from webhooks.elks.client import Account

pytestmark = pytest.mark.django_db


def keep(username: str = "u1", password: str | None = "kept secret") -> None:
    keep_account(username=username, password=password, now=timezone.now())


def test_an_account_that_was_entered_goes_before_that_of_the_environment(
    settings: Settings,
) -> None:
    settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = "u-env", "from env"
    assert account().username == "u-env"
    keep()
    assert account() == Account("u1", "kept secret", settings.ELKS_API_URL)


def test_the_database_does_not_know_the_password() -> None:
    keep()
    with connection.cursor() as cursor:
        cursor.execute("SELECT webhooks_carrieraccount::text FROM webhooks_carrieraccount")
        assert "kept secret" not in cursor.fetchone()[0]


def test_without_a_new_password_the_old_one_stays() -> None:
    keep()
    keep(username="u2", password=None)
    assert (account().username, account().password) == ("u2", "kept secret")


def test_a_changed_secret_key_still_opens_what_the_earlier_one_sealed(settings: Settings) -> None:
    keep()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert account().password == "kept secret"


def test_a_forgotten_secret_key_asks_for_the_password_again(settings: Settings) -> None:
    keep()
    settings.SECRET_KEY = "new" * 20
    with pytest.raises(NoAccount, match="enter it again"):
        account()


def test_without_any_account_one_sentence_tells_where_to_enter_it(settings: Settings) -> None:
    settings.ELKS_API_USERNAME = ""
    with pytest.raises(NoAccount, match="enter it in the admin"):
        account()


def test_an_account_that_works_says_whose_it_is(carrier: Carrier) -> None:
    carrier.serve(
        "/a1/me",
        document({"displayname": "Harbour Dental", "balance": 1234500, "currency": "EUR"}),
    )
    trial = try_account()
    assert trial.works
    assert trial.sentence == "The account works: Harbour Dental. There is 123.45 EUR on it."


def test_an_account_the_carrier_refuses_says_what_to_check(carrier: Carrier) -> None:
    carrier.serve("/a1/me", status(401, b"API access requires Basic HTTP authentication."))
    trial = try_account()
    assert not trial.works
    assert trial.sentence == "The carrier refuses our credentials: check the carrier account."
