"""`manage.py numbers`."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from tests.builders import OURS, an_answered_number
from tests.drawings import goodbye, published
from tests.standin.running import ACCOUNT, in_a_thread
from webhooks.models import Maintenance, Rental, StartState
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


def maintenance(*words: str) -> tuple[str, str]:
    said, missed = StringIO(), StringIO()
    call_command("numbers", "maintenance", *words, stdout=said, stderr=missed)
    return said.getvalue(), missed.getvalue()


@pytest.fixture
def _rented(db: None) -> None:
    Rental.objects.create(
        number=an_answered_number(),
        carrier_id="n1",
        state=StartState.IN_STEP,
        checked_at=timezone.now(),
    )


@pytest.mark.usefixtures("_rented")
def test_maintenance_is_begun_and_ended_with_what_callers_miss() -> None:
    said, missed = maintenance("0766-86 10 04", "--begin")
    assert said == f"in maintenance\t{OURS}\n"
    assert missed.startswith("“Menu” does not ask again after a wrong key.\n")
    assert maintenance(OURS, "--end") == (f"ended\t{OURS}\n", "")


@pytest.mark.usefixtures("_rented")
def test_one_may_look_at_what_callers_would_miss() -> None:
    said, missed = maintenance(OURS)
    assert (said, "wrong key" in missed) == (f"answered here\t{OURS}\n", True)
    assert not Maintenance.objects.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["maintenance"], "Name the number"),
        (["maintenance", OURS, "--begin"], "add it first"),
        (["maintenance", "hello"], "“hello” is no telephone number"),
        (["sync", OURS], "go with `maintenance` only"),
        (["--begin"], "go with `maintenance` only"),
    ],
)
@pytest.mark.django_db
def test_what_it_cannot_do_is_told_in_a_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("numbers", *words)


@pytest.mark.usefixtures("_rented")
def test_what_cannot_be_ended_is_told_in_a_sentence() -> None:
    with pytest.raises(CommandError, match="nothing to end"):
        maintenance(OURS, "--end")
