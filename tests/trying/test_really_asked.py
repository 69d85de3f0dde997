"""Other systems are asked for a tried call only where its person wants it and may."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from flows.drafts import create_flow
from flows.engine.errands import Inquiry
from flows.trying import freeze_for_trial
from tests.builders import OURS, the_prompts
from tests.errands.asked_servers import CUSTOMER, HOST, http, register
from tests.graphs import flow as drawn
from tests.outside.servers import answering, server
from tests.trying.test_phone_socket import a_flow, designer_with, in_database, member_of, phone_of
from webhooks.elks.forms import read_call, read_next
from webhooks.line import auth
from webhooks.models import CallStep, Errand, TextMessage
from webhooks.trying import outside
from webhooks.trying.line import TrialLine
from webhooks.trying.outside import Questions

__all__ = ["register"]
CALLER = "+46701111111"


def asking(port: int) -> dict[str, Any]:
    return drawn(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello", "sender_name": "Antler"}),
            "ask": ("ask_system", {"url": f"https://{HOST}:{port}/"}),
            "known": ("hang_up", {"prompt": "bye"}),
            "unknown": ("hang_up", {"prompt": "menu"}),
        },
        "in next > sms",
        "sms next > ask",
        "ask success > known",
        "ask not_found > known",
        "ask problem > unknown",
    )


def call(port: int, *, asks: bool) -> TrialLine:
    """Up to the step that asks, and once round it."""
    the_prompts()
    user, _made = User.objects.get_or_create(username="dora")
    flow = create_flow("Asks", document=asking(port), user=None, now=timezone.now())
    version = freeze_for_trial(flow.pk, user=user, now=timezone.now())
    questions = Questions() if asks else None
    line = TrialLine("try-1", version.pk, {}, timezone.now, questions=questions)
    post = read_call({"callid": "try-1", "from": CALLER, "to": OURS, "direction": "incoming"})
    line.start_call(post, number=OURS, secret="tried", now=timezone.now())
    ended = read_next({"callid": "try-1", "result": "success"})
    token = auth.call_token("try-1")
    line.next_turn(ended, token=token, seq=1, place=None, now=timezone.now())
    return line


@pytest.mark.django_db
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("asks", [True, False])
def test_another_system_hears_of_a_tried_call_only_where_that_is_wanted(asks: bool) -> None:
    """The server speaks no TLS, so that what it is asked is a problem for the step."""
    with server(answering(b"")) as (port, heard):
        call(port, asks=asks)
    assert bool(heard) is asks
    rows = CallStep.objects.get(seq=0).event["would_send"]
    assert [(row["kind"], "asked" in row) for row in rows] == [("sms", False), ("inquiry", asks)]
    assert not TextMessage.objects.exists()
    assert not Errand.objects.exists()


@pytest.mark.usefixtures("register")
def test_the_call_hears_what_was_really_answered() -> None:
    with server(answering(http(200, CUSTOMER))) as (port, _heard):
        questions = Questions()
        keep = (("customer", "customer.name"),)
        questions.ask(3, Inquiry("GET", f"http://{HOST}:{port}/", keep=keep).to_json())
        answer = questions.answer(3)
    assert answer == {"outcome": "success", "status": 200, "kept": {"customer": "Kim"}}


@pytest.mark.usefixtures("register")
def test_until_there_is_an_answer_the_call_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 0.0)

    def later(connection: Any, request: bytes) -> None:
        connection.recv(1)

    with server(later) as (port, _heard):
        questions = Questions()
        questions.ask(0, Inquiry("GET", f"http://{HOST}:{port}/", timeout=1).to_json())
        assert questions.answer(0) is None


@pytest.mark.django_db(transaction=True)
async def test_who_may_only_look_asks_nobody() -> None:
    flow = await in_database(a_flow)
    rut = await in_database(member_of, "reviewer")
    async with phone_of(flow, rut) as phone:
        await phone.call(asks=True)
        refused = await phone.until("refused")
    assert refused["detail"].startswith("Only who draws or publishes flows may let a tried call")


@pytest.mark.django_db(transaction=True)
async def test_who_draws_may() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call(asks=True)
        await phone.until("do", do="press")
