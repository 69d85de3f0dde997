"""The door of the call face: what the carrier posts to, and how a body is read."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings

from flows.engine.runner import State
from tests.builders import OURS
from webhooks.line import addresses, views
from webhooks.line.door import route
from webhooks.line.places import Place
from webhooks.line.post import URLENCODED, Post, UnreadableError
from webhooks.models import Number
from webhooks.numbers import start_url

PLACE = Place(7, State(node="menu", turn=1, variables={"name": "Åsa & Örjan"}))
FORM = {"callid": "c1", "from": "+46701234567", "result": "1#", "why": "", "name": "Åsa & Örjan"}


def post(body: bytes, **environ: Any) -> Post:
    environ = {"CONTENT_TYPE": URLENCODED, "CONTENT_LENGTH": str(len(body)), **environ}
    return Post({"REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(body), **environ})


def given_out() -> dict[str, str]:
    """Every address the carrier is ever given, by the view that is meant."""
    number = Number(number=OURS, secret=Number().secret)
    links = addresses.CallLinks("c1", 1, PLACE, {})
    return {
        "start": start_url(number),
        "next_action": links.next,
        "hangup": links.hangup,
        "recording": links.recording,
        "dial": addresses.dial_url(12, PLACE),
        "dialled": addresses.dialled_url(12),
        "delivered": addresses.delivered_url(13),
        "away.hangup": addresses.away_url(number, "hangup"),
        "away.recording": addresses.away_url(number, "recording"),
    }


@pytest.mark.parametrize("name", given_out())
def test_each_address_that_is_given_out_leads_to_its_view(name: str) -> None:
    path = urlsplit(given_out()[name]).path
    view, _place = route(path)
    assert f"{view.__module__}.{view.__name__}".endswith(name)
    assert view is not views.unknown


@pytest.mark.parametrize("more", ["/", "/1", "x y", "\n", "é"])
def test_an_address_with_something_added_is_none_of_ours(more: str) -> None:
    for name, address in given_out().items():
        if name != "next_action":
            assert route(urlsplit(address).path + more)[0] is views.unknown


def test_a_form_is_read_with_its_empty_fields() -> None:
    assert post(urlencode(FORM).encode()).form == FORM


@pytest.mark.parametrize("charset", ["; charset=utf-8", ";charset=UTF-8"])
def test_a_form_is_read_the_same_when_its_charset_is_told(charset: str) -> None:
    body = urlencode(FORM).encode()
    assert post(body, CONTENT_TYPE=URLENCODED + charset).form == FORM


def test_of_a_field_that_comes_twice_the_last_counts() -> None:
    assert post(b"result=1&result=2").form == {"result": "2"}


def test_nothing_that_postgresql_cannot_keep_comes_in() -> None:
    assert post(b"callid=a%00b&%00=c").form == {"callid": "ab", "": "c"}


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (b"callid=c1", "20"),
        (b"callid=c1", "many"),
        (b"x" * 10, str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)),
        (b"a=1&" * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1), None),
    ],
    ids=["cut off", "no length", "too large", "too many fields"],
)
def test_a_body_that_is_no_whole_form_is_unreadable(body: bytes, length: str | None) -> None:
    with pytest.raises(UnreadableError):
        _ = post(body, CONTENT_LENGTH=length or str(len(body))).form


@pytest.mark.parametrize(
    ("query", "place"),
    [("at=abc-_", "abc-_"), ("", ""), ("x=1&at=abc", "abc"), ("at=a%2Db", "a-b"), ("atx=1", "")],
)
def test_the_place_comes_back_however_the_query_is_written(query: str, place: str) -> None:
    assert post(b"", QUERY_STRING=query).place == place
