"""The start address, from the wish to the carrier."""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
import pytest
from django.utils import timezone

from tests.archive.carrier import Carrier, document, silence, status
from tests.drawings import flow_of, goodbye, published
from tests.standin.running import ACCOUNT
from webhooks.carrier.rentals import sync_numbers
from webhooks.carrier.starts import due_starts, set_start
from webhooks.models import Number, Rental, StartState
from webhooks.numbers import (
    add_number,
    bind_number,
    change_number,
    renew_secret,
    sms_url,
    start_url,
)

pytestmark = pytest.mark.django_db
MAIN = "+46766861004"
ELSEWHERE = "https://other.example/s"


def soon() -> datetime:
    return timezone.now() + timedelta(seconds=1)


def rented(state: str = StartState.IDLE) -> Rental:
    """A number the carrier holds as n1."""
    number = add_number(MAIN)
    return Rental.objects.create(
        number=number, carrier_id="n1", checked_at=timezone.now(), state=state
    )


def wished() -> Rental:
    rental = rented()
    bind_number(MAIN, flow=published(goodbye()).pk)
    return rental


def granted(rental: Rental) -> bool:
    return set_start(rental.pk, now=soon())


def test_a_number_that_gets_a_flow_gets_its_start_address_at_the_carrier(standin: str) -> None:
    sync_numbers(now=timezone.now())
    number = bind_number(MAIN, flow=published(goodbye()).pk)
    assert granted(number.rental)
    number.rental.refresh_from_db()
    held = httpx.get(f"{standin}/numbers/{number.rental.carrier_id}", auth=ACCOUNT).json()
    assert held["voice_start"] == start_url(number)
    assert number.rental.state == StartState.IN_STEP


@pytest.mark.parametrize(
    ("held", "given"),
    [
        ("", True),
        # Of ours, and of a secret that is no longer good.
        ("http://localhost:8001/elks/sms/46766861004/old", True),
        # Somebody else's messages are not taken away.
        ("https://other.example/sms", False),
    ],
)
def test_messages_to_the_number_come_to_us_too_unless_somebody_has_them(
    carrier: Carrier, held: str, given: bool
) -> None:
    rental = wished()
    number = Number.objects.get()
    number_held = {"id": "n1", "voice_start": start_url(number), "sms_url": held}
    carrier.serve("/a1/numbers/n1", document(number_held))
    assert granted(rental)
    wanted = [{"sms_url": sms_url(number)}] if given else []
    assert [form for _, form in carrier.posted if "sms_url" in form] == wanted


def test_a_number_that_cannot_get_messages_gets_its_calls(carrier: Carrier) -> None:
    rental = wished()
    held = document({"id": "n1", "voice_start": start_url(Number.objects.get())})
    carrier.serve("/a1/numbers/n1", held, status(403))
    assert granted(rental)


def test_an_offline_number_has_nothing_to_wait_for() -> None:
    bind_number(MAIN, flow=published(goodbye()).pk)
    assert due_starts(now=soon(), most=9) == []


def test_it_waits_until_the_flow_is_published(carrier: Carrier) -> None:
    rental = rented()
    change_number(rental.number_id, flow=flow_of(goodbye()).pk)
    assert not granted(rental)
    assert carrier.posted == []


def test_the_sweep_finds_a_wish_no_worker_heard_of() -> None:
    rental = wished()
    assert due_starts(now=soon(), most=9) == [rental.pk]


def test_a_carrier_that_is_silent_is_asked_again_later(carrier: Carrier) -> None:
    carrier.serve("/a1/numbers/n1", status(429, b"", **{"Retry-After": "3600"}))
    rental = wished()
    assert not granted(rental)
    rental.refresh_from_db()
    assert (rental.state, rental.trouble) == (
        StartState.WAITING,
        "The carrier asks us to slow down.",
    )
    assert due_starts(now=soon(), most=9) == []
    assert due_starts(now=soon() + timedelta(seconds=15), most=9) == [rental.pk]


def test_a_carrier_that_refuses_is_not_asked_again(carrier: Carrier) -> None:
    carrier.serve("/a1/numbers/n1", status(404, b"Invalid number id"))
    rental = wished()
    granted(rental)
    rental.refresh_from_db()
    assert rental.state == StartState.FAILED
    assert rental.trouble == "The carrier has no such number any more."
    assert due_starts(now=soon() + timedelta(days=1), most=9) == []


def test_a_carrier_that_keeps_another_address_is_not_believed(carrier: Carrier) -> None:
    carrier.serve("/a1/numbers/n1", document({"id": "n1", "voice_start": ELSEWHERE}))
    rental = wished()
    assert not granted(rental)
    rental.refresh_from_db()
    assert (rental.state, rental.holds) == (StartState.FAILED, "https://other.example/…")


def test_an_answer_lost_on_its_way_is_asked_for_again(carrier: Carrier) -> None:
    rental = wished()
    number = Number.objects.get()
    held = document({"id": "n1", "voice_start": start_url(number)})
    carrier.serve("/a1/numbers/n1", silence, held)
    assert granted(rental)


def test_two_workers_set_it_once(carrier: Carrier) -> None:
    rental = wished()
    held = document({"id": "n1", "voice_start": start_url(Number.objects.get())})
    carrier.serve("/a1/numbers/n1", held)
    assert [granted(rental), granted(rental)] == [True, False]
    assert len([form for _, form in carrier.posted if "voice_start" in form]) == 1


def test_a_new_secret_reaches_a_carrier_that_held_the_old_one() -> None:
    rental = wished()
    Rental.objects.update(state=StartState.IN_STEP)
    renew_secret(rental.number_id)
    rental.refresh_from_db()
    assert rental.state == StartState.WAITING


def test_a_new_secret_takes_no_number_from_another_system() -> None:
    rental = rented(state=StartState.ELSEWHERE)
    renew_secret(rental.number_id)
    rental.refresh_from_db()
    assert rental.state == StartState.ELSEWHERE


def test_a_row_that_becomes_another_number_leaves_the_carriers_behind() -> None:
    rental = rented()
    change_number(rental.number_id, number="+46766861009")
    assert not Rental.objects.exists()


def test_the_secret_of_the_start_address_is_in_no_trouble(carrier: Carrier) -> None:
    rental = wished()
    secret = Number.objects.get().secret
    carrier.serve("/a1/numbers/n1", status(400, f"Bad url /elks/start/46/{secret}".encode()))
    granted(rental)
    rental.refresh_from_db()
    assert rental.trouble == "The carrier refused this. “Bad url …”"
