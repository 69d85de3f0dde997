"""`manage.py call`."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.builders import OURS, an_answered_number
from webhooks.models import OutgoingCall, Rental

pytestmark = pytest.mark.django_db


def test_it_asks_for_a_call_and_prints_its_number() -> None:
    an_answered_number()
    said = StringIO()
    words = ["Office", "0701234567", "--from", OURS, "--variable", "name=Ada", "--ring", "20"]
    call_command("call", *words, stdout=said)
    call = OutgoingCall.objects.get()
    assert said.getvalue() == f"{call.pk}\n"
    assert (call.to, call.variables, call.ring_seconds) == ("+46701234567", {"name": "Ada"}, 20)


def test_it_warns_of_a_sender_that_the_account_does_not_have() -> None:
    number, now = an_answered_number(), timezone.now()
    Rental.objects.create(number=number, carrier_id="n1", checked_at=now, gone_at=now)
    warned = StringIO()
    call_command("call", "Office", "0701234567", "--from", OURS, stdout=StringIO(), stderr=warned)
    assert "may refuse to call from it" in warned.getvalue()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Nothing", "+46701234567", "--from", OURS], "There is no flow “Nothing”."),
        (["Office", "hello", "--from", OURS], "“hello” is no telephone number"),
        (["Office", "+46701234567", "--from", "+46766861009"], "This is none of our numbers"),
        (["Office", "+46701234567", "--from", OURS, "--variable", "Ada"], "name=value"),
        (["Office", "+46701234567", "--from", OURS, "--ring", "1"], "5 to 120 seconds"),
    ],
)
def test_what_cannot_be_called_is_refused_in_a_sentence(words: list[str], sentence: str) -> None:
    an_answered_number()
    with pytest.raises(CommandError, match=sentence):
        call_command("call", *words)
    assert not OutgoingCall.objects.exists()
