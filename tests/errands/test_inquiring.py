"""Another system asked for a call: its secret goes along, its answer comes back, neither stays."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flows.engine.errands import Inquiry
from flows.secrets.keeping import keep_secret
from tests.errands.asked_servers import CUSTOMER, HOST, http, register
from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.outside.servers import Serve, answering, dripping, flooding, server
from webhooks.errands.doing import do_next_errand
from webhooks.errands.inquiring import Asked, ask, forget_answers
from webhooks.models import Call, Errand, LiveCall

__all__ = ["register"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
KEEP = (("customer", "customer.name"), ("since", "customer.since"), ("order", "orders.0.id"))


@contextmanager
def asked(serve: Serve, **changes: Any) -> Iterator[tuple[Inquiry, list[bytes]]]:
    with server(serve) as (port, heard):
        url = f"http://{HOST}:{port}/customers/4711?phone=%2B46701234567"
        yield Inquiry(**{"method": "GET", "url": url, "keep": KEEP, **changes}), heard


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    return make_call(version, number=make_number(version.flow))


def wanted(call: Call, inquiry: Inquiry, *, ago: float = 0) -> Errand:
    now = timezone.now() - timedelta(seconds=ago)
    body = {name: value for name, value in inquiry.to_json().items() if name != "kind"}
    return Errand.objects.create(
        call=call,
        kind="inquiry",
        seq=0,
        position=1,
        body=body,
        wanted_at=now,
        next_attempt_at=now,
    )


def test_what_is_wanted_of_an_answer_is_found_in_it() -> None:
    with asked(answering(http(200, CUSTOMER))) as (inquiry, _):
        told = ask(inquiry)
    assert (told.outcome, told.status) == ("success", 200)
    assert told.kept == {"customer": "Kim", "since": "2019", "order": "A7"}


def test_a_secret_goes_along_after_its_text() -> None:
    keep_secret("CRM", "s3cret", user=None, now=timezone.now())
    headers = (("Authorization", "Bearer", "crm"), ("X-Key", "key=", "crm"), ("X-Plain", "a", ""))
    with asked(answering(http(200, CUSTOMER)), headers=headers) as (inquiry, heard):
        ask(inquiry)
    sent = heard[0].lower().split(b"\r\n")
    assert {b"authorization: bearer s3cret", b"x-key: key=s3cret", b"x-plain: a"} <= set(sent)


def test_without_its_secret_nothing_is_asked() -> None:
    headers = (("Authorization", "Bearer", "gone"),)
    with asked(answering(http(200, CUSTOMER)), headers=headers) as (inquiry, heard):
        told = ask(inquiry)
    assert (told.outcome, told.status, heard) == ("problem", 0, [])
    assert told.trouble.startswith("A secret of this step")


def test_what_is_sent_arrives() -> None:
    with asked(answering(http(201, CUSTOMER)), method="POST", body='{"a": "å"}') as (
        inquiry,
        heard,
    ):
        assert ask(inquiry).outcome == "success"
    assert heard[0].endswith('{"a": "å"}'.encode())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (http(404, b""), "not_found"),
        (http(500, CUSTOMER), "problem"),
        (http(200, b"<html>"), "problem"),
        (http(302, b"")[:-2] + b"location: http://127.0.0.1/\r\n\r\n", "problem"),
        (b"nonsense\r\n\r\n", "problem"),
    ],
    ids=["404", "500", "no JSON", "a redirect inside", "no HTTP"],
)
def test_each_answer_has_its_way_out(answer: bytes, outcome: str) -> None:
    with asked(answering(answer)) as (inquiry, _):
        assert ask(inquiry).outcome == outcome


@pytest.mark.parametrize(
    "serve",
    [flooding, dripping(b"HTTP/1.1 200 OK\r\ncontent-length: 900000\r\n\r\n"), dripping(b"HTTP")],
    ids=["a flood", "a body that drips", "headers that drip"],
)
def test_a_server_that_goes_on_and_on_is_left_in_time(serve: Serve) -> None:
    began = time.monotonic()
    with asked(serve, timeout=1) as (inquiry, _):
        assert ask(inquiry).outcome == "problem"
    assert time.monotonic() - began < 4


def test_a_place_inside_is_not_asked() -> None:
    with server(answering(http(200, CUSTOMER))) as (port, heard):
        told = ask(Inquiry("GET", f"http://127.0.0.1:{port}/"))
    assert (told.outcome, heard) == ("problem", [])


def test_the_worker_asks_and_the_row_keeps_the_answer_without_what_was_sent(call: Call) -> None:
    with asked(answering(http(200, CUSTOMER)), headers=(("X-Key", "mine", ""),)) as (inquiry, _):
        wanted(call, inquiry)
        assert do_next_errand()
    kept = Errand.objects.get()
    assert kept.state == "done"
    assert (
        kept.result
        == Asked("success", 200, {"customer": "Kim", "since": "2019", "order": "A7"}).to_json()
    )
    assert kept.body["headers"] == [["X-Key", "•••", ""]]
    assert not {"4711", "46701234567", "mine"} & set(str(kept.body).replace("/", " ").split())
    assert "4711" not in str(kept.body)


def test_what_no_call_waits_for_any_more_is_not_asked(call: Call) -> None:
    with asked(answering(http(200, CUSTOMER))) as (inquiry, heard):
        wanted(call, inquiry, ago=60)
        assert do_next_errand()
    assert (Errand.objects.get().state, heard) == ("failed", [])
    assert "4711" not in str(Errand.objects.get().body)


def test_answers_are_forgotten_once_the_call_is_over(call: Call) -> None:
    now = timezone.now()
    errand = wanted(call, Inquiry("GET", f"http://{HOST}/"))
    result = Asked("success", 200, {"customer": "Kim"}).to_json()
    Errand.objects.update(state="done", done_at=now, result=result)
    live = LiveCall.objects.create(call=call, seq=1, state={}, updated_at=now)
    assert forget_answers(now=now + timedelta(hours=1)) == 0
    live.delete()
    assert forget_answers(now=now) == 0
    assert forget_answers(now=now + timedelta(hours=1)) == 1
    errand.refresh_from_db()
    assert errand.result == {"outcome": "success", "status": 200}
