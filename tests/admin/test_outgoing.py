"""Calls of our own in the admin: asked for on a form, looked at, called off."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders import OURS, an_answered_number
from webhooks.models import Number, OutgoingCall, Rental
from webhooks.outgoing import following, queue
from webhooks.outgoing.asking import Wish, ask_for_call

pytestmark = pytest.mark.django_db
ADD = "/admin/webhooks/outgoingcall/add/"
LIST = "/admin/webhooks/outgoingcall/"


@pytest.fixture
def number() -> Number:
    return an_answered_number()


def form(number: Number, **changes: object) -> dict[str, object]:
    return {
        "flow": number.flow_id,
        "number": number.pk,
        "to": "0701-23 45 67",
        "variables": "name = Ada\n\nday=Monday",
        "ring_seconds": 30,
        "busy_retries": 1,
        "busy_pause": 10,
        "no_answer_retries": 0,
        "no_answer_pause": 10,
        "failed_retries": 0,
        "failed_pause": 10,
        "hours_from": "09:00",
        "hours_until": "17:00",
        "weekdays": ["1", "2"],
        **changes,
    }


def asked_for(number: Number) -> OutgoingCall:
    assert number.flow_id is not None
    wish = Wish(number.flow_id, OURS, "+46701234567")
    return ask_for_call(wish, user=None, now=timezone.now())


def test_an_operator_asks_for_a_call(oskars: Client, number: Number) -> None:
    assert oskars.post(ADD, form(number)).status_code == 302
    call = OutgoingCall.objects.get()
    assert (call.to, call.variables) == ("+46701234567", {"name": "Ada", "day": "Monday"})
    assert (call.busy_retries, call.ring_seconds, call.weekdays) == (1, 30, [1, 2])
    assert call.asked_by is not None
    assert call.asked_by.username == "oskar"


def test_an_operator_is_warned_of_a_sender_that_the_account_does_not_have(
    oskars: Client, number: Number
) -> None:
    now = timezone.now()
    Rental.objects.create(number=number, carrier_id="n1", checked_at=now, gone_at=now)
    page = oskars.post(ADD, form(number), follow=True).content.decode()
    assert "may refuse to call from it" in page
    assert OutgoingCall.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"to": "hello"}, "“hello” is no telephone number"),
        ({"variables": "Ada"}, "Write one variable a line"),
        ({"hours_until": ""}, "Give both ends of the hours"),
        ({"hours_until": "08:00"}, "choose a later end"),
        ({"ring_seconds": 1}, "greater than or equal to 5"),
    ],
)
def test_what_cannot_be_called_is_refused_on_the_form(
    oskars: Client, number: Number, changes: dict[str, object], sentence: str
) -> None:
    page = oskars.post(ADD, form(number, **changes)).content.decode()
    assert sentence in page
    assert not OutgoingCall.objects.exists()


def test_what_only_the_domain_can_refuse_is_one_sentence(oskars: Client, number: Number) -> None:
    answer = oskars.post(ADD, form(number, variables="Name = Ada"), follow=True)
    assert "cannot be a variable" in answer.content.decode()


def test_one_call_shows_its_attempts_and_nothing_to_write(oskars: Client, number: Number) -> None:
    call = asked_for(number)
    attempt = queue.claim(now=timezone.now())
    assert attempt
    following.refused(attempt.pk, "The carrier refused this.", now=timezone.now())
    page = oskars.get(f"{LIST}{call.pk}/change/").content.decode()
    assert page.count("The carrier refused this.") == 2
    assert not re.findall(r'<(?:textarea|select)|type="(?:text|number|checkbox)"', page)


def test_an_operator_calls_one_off(oskars: Client, number: Number) -> None:
    call = asked_for(number)
    chosen = {"action": "cancel", "_selected_action": [call.pk]}
    page = oskars.post(LIST, chosen, follow=True).content.decode()
    assert "No more attempts are made to ring +46 70 123 45 67." in page
    assert OutgoingCall.objects.get().state == "cancelled"


def test_a_reviewer_looks_and_asks_for_nothing(ruts: Client, number: Number) -> None:
    call = asked_for(number)
    assert ruts.get(f"{LIST}{call.pk}/change/").status_code == 200
    assert ruts.get(ADD).status_code == 403
    page = ruts.get(LIST).content.decode()
    assert 'value="cancel"' not in page
