"""Messages of flows: sent once, whatever the carrier answers, and their delivery kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.outgoing.carrier import HoldingCarrier
from tests.personas import Persona
from webhooks.elks.forms import read_delivery
from webhooks.models import Call, TextMessage
from webhooks.outgoing.deliveries import delivered
from webhooks.outgoing.texting import give_up_unheard, send_next_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    return make_call(version, number=make_number(version.flow))


def wanted(call: Call, **changes: object) -> TextMessage:
    now = timezone.now()
    fields = {"sender": "Antler", "to": "+46701234567", "text": "Hello", "position": 1}
    return TextMessage.objects.create(
        call=call, seq=0, wanted_at=now, **{**fields, "next_attempt_at": now, **changes}
    )


def state() -> str:
    return TextMessage.objects.get().state


def test_a_message_is_sent_once(call: Call, carrier: HoldingCarrier) -> None:
    wanted(call)
    assert [send_next_message(), send_next_message()] == [True, False]
    message = TextMessage.objects.get()
    assert (message.state, message.carrier_id) == ("sent", carrier.messages[0]["id"])


def test_a_message_that_waits_for_a_time_no_pause_reaches_is_sent(
    call: Call, carrier: HoldingCarrier
) -> None:
    """The clock ran two hours ahead when it was wanted."""
    wanted(call, next_attempt_at=timezone.now() + timedelta(hours=2))
    assert send_next_message()


def test_an_answer_that_leaves_it_open_is_told_and_not_repeated(
    call: Call, carrier: HoldingCarrier
) -> None:
    carrier.statuses = [500]
    wanted(call)
    assert [send_next_message(), send_next_message()] == [True, False]
    assert (state(), carrier.asked) == ("unknown", ["/a1/sms"])


def test_what_the_carrier_refuses_is_told(call: Call, carrier: HoldingCarrier) -> None:
    carrier.statuses = [400]
    wanted(call)
    send_next_message()
    message = TextMessage.objects.get()
    assert (message.state, message.why) == ("failed", "The carrier refused this. “Not now”")


def test_an_empty_account_is_tried_again_later(call: Call, carrier: HoldingCarrier) -> None:
    carrier.statuses = [403]
    wanted(call)
    send_next_message()
    message = TextMessage.objects.get()
    assert message.state == "waiting"
    assert message.next_attempt_at
    assert message.next_attempt_at > timezone.now()


def test_a_hidden_number_gets_none(call: Call, carrier: HoldingCarrier) -> None:
    wanted(call, to="")
    send_next_message()
    assert (state(), carrier.asked) == ("failed", [])


def test_a_message_whose_worker_died_is_told_and_not_repeated(call: Call) -> None:
    wanted(call, state="asking")
    give_up_unheard(now=timezone.now() + timedelta(seconds=1))
    assert state() == "unknown"
    assert not send_next_message()


@pytest.mark.parametrize(
    ("before", "news", "after"),
    [
        ("asking", "sent", "sent"),
        ("sent", "delivered", "delivered"),
        ("sent", "failed", "failed"),
        ("unknown", "delivered", "delivered"),
        ("failed", "delivered", "delivered"),
        ("delivered", "failed", "delivered"),
        ("delivered", "sent", "delivered"),
        ("sent", "nonsense", "sent"),
    ],
)
def test_news_lead_on_and_never_back(call: Call, before: str, news: str, after: str) -> None:
    message = wanted(call, state=before)
    told = read_delivery({"id": "s1", "status": news, "delivered": "2026-05-03T12:00:00"})
    delivered(message.pk, told, now=timezone.now())
    assert state() == after


@pytest.mark.django_db(transaction=True)
def test_a_delivery_that_is_told_before_the_carrier_answers_is_kept(
    call: Call, carrier: HoldingCarrier
) -> None:
    message = wanted(call)
    carrier.hold = True

    def send_beside() -> None:
        send_next_message()
        connection.close()

    with ThreadPoolExecutor(1) as beside:
        sending = beside.submit(send_beside)
        assert carrier.held.wait(10)
        news = read_delivery({"id": "s1", "status": "delivered"})
        assert delivered(message.pk, news, now=timezone.now())
        carrier.go_on.set()
        sending.result()
    message.refresh_from_db()
    assert (message.state, message.carrier_id) == ("delivered", carrier.messages[0]["id"])


def test_the_studio_tells_the_messages_of_a_call(call: Call, oskar: Persona) -> None:
    wanted(call, state="failed", why="There was no phone number to send it to.")
    told = oskar.api.get(f"/api/calls/{call.callid}/").json()["messages"]
    assert [(each["to"], each["state"], each["why"]) for each in told] == [
        ("+46701234567", "failed", "There was no phone number to send it to.")
    ]
