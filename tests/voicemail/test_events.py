"""Events told to another system: signed, tried again, never inside."""

from __future__ import annotations

import hmac
import json

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.outside.servers import answering, server
from tests.voicemail.conftest import work
from webhooks.models import Call, Errand

pytestmark = pytest.mark.django_db
OK = b"HTTP/1.1 204 No Content\r\n\r\n"


@pytest.fixture
def call(settings: Settings) -> Call:
    settings.EVENT_SIGNING_KEY = "shared"
    settings.OUTSIDE_ALLOWED_HOSTS = ["127.0.0.1"]
    version = publish(make_flow())
    return make_call(version, number=make_number(version.flow))


def told(call: Call, address: str) -> tuple[str, str]:
    now = timezone.now()
    body = {"address": address, "name": "ordered", "fields": {"customer": "12"}}
    errand = Errand.objects.create(
        call=call, seq=3, position=1, kind="event", body=body, wanted_at=now, next_attempt_at=now
    )
    work()
    errand.refresh_from_db()
    return errand.state, errand.why


def test_an_event_tells_the_call_and_is_signed(call: Call) -> None:
    with server(answering(OK)) as (port, heard):
        assert told(call, f"http://127.0.0.1:{port}/hook") == ("done", "")
    head, _, body = heard[0].partition(b"\r\n\r\n")
    headers = dict(line.split(b": ", 1) for line in head.lower().split(b"\r\n")[1:])
    at, signed = headers[b"antler-signature"].decode().split(",")
    wanted = hmac.digest(b"shared", at[2:].encode() + b"." + body, "sha256").hex()
    assert signed == f"v1={wanted}"
    event = json.loads(body)
    assert event["id"] == f"{call.callid}-3-1"
    assert (event["event"], event["fields"]) == ("ordered", {"customer": "12"})
    assert event["call"]["caller"] == call.caller


@pytest.mark.parametrize(
    ("status", "fared"),
    [
        ("500 No", ("waiting", "The other system answered 500.")),
        ("429 No", ("waiting", "The other system answered 429.")),
        ("404 No", ("failed", "The other system answered 404.")),
    ],
)
def test_what_the_other_system_answers_decides(
    call: Call, status: str, fared: tuple[str, str]
) -> None:
    answer = f"HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n".encode()
    with server(answering(answer)) as (port, _):
        assert told(call, f"http://127.0.0.1:{port}/") == fared


def test_nothing_inside_is_told(call: Call) -> None:
    state, why = told(call, "http://169.254.169.254/latest/meta-data")
    assert state == "failed"
    assert why.startswith("The address leads to a computer inside")


def test_without_a_key_nothing_is_told(call: Call, settings: Settings) -> None:
    settings.EVENT_SIGNING_KEY = ""
    state, why = told(call, "https://example.com/")
    assert state == "failed"
    assert "EVENT_SIGNING_KEY" in why
