"""The carrier account in the admin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from pytest_django import Settings

from tests.archive.carrier import Carrier, document, running_carrier
from webhooks.carrier.accounts import account
from webhooks.models import CarrierAccount

pytestmark = pytest.mark.django_db
PAGE = "/admin/webhooks/carrieraccount/"
ENTERED = {"username": "u1", "password": "kept secret"}


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        yield carrier


def test_an_operator_enters_the_account(oskars: Client) -> None:
    oskars.post(f"{PAGE}add/", ENTERED)
    assert (account().username, account().password) == ("u1", "kept secret")


def test_the_password_is_never_shown_again(oskars: Client) -> None:
    oskars.post(f"{PAGE}add/", ENTERED)
    shown = oskars.get(PAGE, follow=True).content.decode()
    assert "u1" in shown
    assert "kept secret" not in shown
    assert CarrierAccount.objects.get().sealed_password not in shown


def test_a_password_left_empty_stays(oskars: Client) -> None:
    oskars.post(f"{PAGE}add/", ENTERED)
    oskars.post(f"{PAGE}1/change/", {"username": "u2", "password": ""})
    assert (account().username, account().password) == ("u2", "kept secret")


def test_an_account_needs_a_password_the_first_time(oskars: Client) -> None:
    oskars.post(f"{PAGE}add/", {"username": "u1", "password": ""})
    assert not CarrierAccount.objects.exists()


def test_there_is_one_account(oskars: Client) -> None:
    oskars.post(f"{PAGE}add/", ENTERED)
    assert oskars.get(f"{PAGE}add/").status_code == 403


def test_a_reviewer_has_nothing_to_do_with_it(ruts: Client) -> None:
    assert ruts.get(PAGE).status_code == 403
    assert ruts.post(f"{PAGE}try/").status_code == 403


def test_try_it_says_how_it_went(oskars: Client, carrier: Carrier) -> None:
    oskars.post(f"{PAGE}add/", ENTERED)
    carrier.serve("/a1/me", document({"displayname": "Harbour Dental"}))
    answer = oskars.post(f"{PAGE}try/")
    assert "The account works: Harbour Dental." in [
        str(message) for message in get_messages(answer.wsgi_request)
    ]
