"""What the carrier holds of a number in maintenance: a document, then our address again."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler

import httpx
import pytest
from django.db import connection
from django.utils import timezone

from tests.archive.carrier import Carrier, document
from tests.builders import an_answered_number
from tests.carrier.maintained import begin, call, end, granted, held, soon
from tests.drawings import goodbye, published
from tests.standin.running import ACCOUNT
from webhooks.carrier.maintenance import begin_maintenance, end_maintenance
from webhooks.carrier.rentals import sync_numbers
from webhooks.carrier.starts import set_start
from webhooks.models import Number, Rental, StartState
from webhooks.numbers import change_number, renew_secret, start_url
from webhooks.standin.transcript import Ended

pytestmark = pytest.mark.django_db


def test_while_it_lasts_the_carrier_answers_alone_and_afterwards_asks_us(
    standin: str, number: Number
) -> None:
    begun = begin(number)
    assert held(standin, number) == begun.document
    said = call(standin, number)
    assert [entry.event.state for entry in said if isinstance(entry.event, Ended)] == ["success"]
    end(number)
    assert held(standin, number) == start_url(number)


def test_a_sync_meanwhile_finds_it_in_step(number: Number) -> None:
    begin(number)
    sync_numbers(now=soon())
    assert Rental.objects.get(number=number).state == StartState.IN_STEP


def test_a_carrier_that_writes_the_document_its_own_way_is_in_step(
    standin: str, number: Number
) -> None:
    begun = begin(number)
    rental = Rental.objects.get(number=number)
    written = json.dumps(json.loads(begun.document), indent=1, sort_keys=True)
    url = f"{standin}/numbers/{rental.carrier_id}"
    httpx.post(url, auth=ACCOUNT, data={"voice_start": written})
    sync_numbers(now=soon())
    assert Rental.objects.get(number=number).state == StartState.IN_STEP


def test_callers_hear_the_version_of_when_it_began_until_it_ends(
    standin: str, number: Number
) -> None:
    begun = begin(number)
    other = published(goodbye(), name="Other")
    change_number(number.pk, flow=other.pk)
    assert granted(number)
    assert held(standin, number) == begun.document


def test_a_new_secret_is_in_the_document_too(standin: str, number: Number) -> None:
    begin(number)
    renew_secret(number.pk)
    assert granted(number)
    fresh = Number.objects.get(pk=number.pk)
    assert fresh.secret in held(standin, number)
    assert number.secret not in held(standin, number)


def test_the_document_is_taken_back_also_after_the_flow_was_taken_off(
    standin: str, number: Number
) -> None:
    begin(number)
    end_maintenance(number.pk, by=None, now=timezone.now())
    change_number(number.pk, flow=None)
    assert granted(number)
    assert held(standin, number) == start_url(number)


@pytest.mark.django_db(transaction=True)
def test_a_document_that_arrives_after_its_end_is_put_right(carrier: Carrier) -> None:
    """A slow worker gives the document while another has given our address back already."""
    number = an_answered_number()
    now = timezone.now()
    rental = Rental.objects.create(
        number=number, carrier_id="n1", checked_at=now, state=StartState.IN_STEP
    )
    begun = begin_maintenance(number.pk, by=None, now=now).maintenance
    assert begun is not None

    def arrives_late(handler: BaseHTTPRequestHandler) -> None:
        end_maintenance(number.pk, by=None, now=soon())
        assert set_start(rental.pk, now=soon())
        connection.close()
        document({"id": "n1", "voice_start": begun.document})(handler)

    ours = document({"id": "n1", "voice_start": start_url(number)})
    carrier.serve("/a1/numbers/n1", arrives_late, ours)
    assert not set_start(rental.pk, now=soon())
    rental.refresh_from_db()
    assert rental.state == StartState.WAITING
    assert granted(number)
