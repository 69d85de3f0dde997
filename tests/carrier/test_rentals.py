"""The carrier's list of numbers, and what it changes here."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from django.utils import timezone

from tests.carrier.conftest import STANDIN_NUMBERS
from tests.drawings import goodbye, published
from tests.standin.running import ACCOUNT
from webhooks.carrier.rentals import Synced, keep_list, sync_numbers, without_secrets
from webhooks.carrier.starts import due_starts
from webhooks.elks.client import CarrierNumber
from webhooks.models import Number, Rental, StartState
from webhooks.numbers import add_number, start_url

pytestmark = pytest.mark.django_db
MAIN, SPARE = STANDIN_NUMBERS


def listed(
    *, voice_start: str = "", id: str = "n1", active: bool = True, voice: bool = True
) -> CarrierNumber:
    return CarrierNumber(
        id=id,
        number=MAIN,
        active=active,
        voice=voice,
        name="",
        country="se",
        voice_start=voice_start,
    )


def keep(*held: CarrierNumber) -> Synced:
    return keep_list(held, now=timezone.now())


def rental(number: str = MAIN) -> Rental:
    return Rental.objects.get(number__number=number)


def test_the_numbers_of_the_account_come_into_the_list(standin: str) -> None:
    synced = sync_numbers(now=timezone.now())
    assert sorted(synced.added) == list(STANDIN_NUMBERS)
    assert sync_numbers(now=timezone.now()) == Synced(known=2, added=[], gone=[])
    assert Number.objects.count() == 2


def test_a_number_that_was_typed_in_before_is_the_same_one(standin: str) -> None:
    typed = add_number(MAIN, label="Front desk")
    assert sync_numbers(now=timezone.now()).added == [SPARE]
    assert (rental().number, rental().number.label) == (typed, "Front desk")


def test_a_number_given_up_at_the_carrier_is_marked_gone(standin: str) -> None:
    sync_numbers(now=timezone.now())
    httpx.post(f"{standin}/numbers/{rental().carrier_id}", data={"active": "no"}, auth=ACCOUNT)
    assert sync_numbers(now=timezone.now()).gone == [MAIN]
    assert rental().gone_at is not None


def test_a_number_that_is_gone_is_told_once() -> None:
    keep(listed())
    assert keep().gone == [MAIN]
    assert keep().gone == []


def test_a_number_that_comes_back_is_gone_no_more() -> None:
    keep(listed())
    keep()
    keep(listed())
    assert rental().gone_at is None


@pytest.mark.parametrize("left", [listed(active=False), listed(voice=False), listed(id="")])
def test_what_cannot_take_calls_stays_out(left: CarrierNumber) -> None:
    assert keep(left).added == []
    assert not Number.objects.exists()


def test_our_own_start_address_is_in_step() -> None:
    keep(listed(voice_start=start_url(add_number(MAIN))))
    assert (rental().state, rental().holds) == (StartState.IN_STEP, "")


def test_another_systems_start_address_is_shown_without_its_secrets() -> None:
    keep(listed(voice_start="https://me:hush@calls.other.example/hooks/hush?key=hush"))
    assert (rental().state, rental().holds) == (
        StartState.ELSEWHERE,
        "https://calls.other.example/…",
    )


def test_a_number_without_flow_and_start_address_waits_for_nobody() -> None:
    keep(listed())
    assert rental().state == StartState.IDLE


def test_a_number_that_got_its_flow_while_it_was_offline_gets_its_start_address() -> None:
    add_number(MAIN, flow=published(goodbye()).pk)
    keep(listed())
    assert due_starts(now=timezone.now(), most=9) == [rental().pk]


def test_a_start_address_taken_away_at_the_carrier_is_not_forced_upon_it() -> None:
    number = add_number(MAIN, flow=published(goodbye()).pk)
    keep(listed(voice_start=start_url(number)))
    keep(listed())
    assert (rental().state, rental().holds) == (StartState.ELSEWHERE, "")


def test_a_list_older_than_what_we_know_changes_nothing() -> None:
    number = add_number(MAIN)
    keep(listed(voice_start=start_url(number)))
    keep_list([listed(voice_start="")], now=timezone.now() - timedelta(minutes=1))
    assert rental().state == StartState.IN_STEP


@pytest.mark.parametrize(
    ("voice_start", "shown"),
    [
        ("", ""),
        (" ", ""),
        ('{"play": "https://other.example/hush.wav"}', "{…}"),
        ("https://other.example:8443/hush", "https://other.example:8443/…"),
        ("https://other.example:hush/", "…"),
        ("hush", "…"),
    ],
)
def test_no_secret_of_a_start_address_is_kept(voice_start: str, shown: str) -> None:
    assert without_secrets(voice_start) == shown
