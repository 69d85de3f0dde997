"""Text messages by the REST twin: what is taken, and what is told of them later."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.standin.server import PretendServer
from tests.standin.visiting import visit
from webhooks.standin.caller import Behaviour, Busy, Invalid
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.scripted import ScriptedCaller

MESSAGE = {"from": "Antler", "to": "+46701111111", "message": "Missed call"}


def test_a_message_is_taken_and_listed() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        sent = (await client.post("/sms", data=MESSAGE)).json()
        assert (await client.get("/sms")).json()["data"] == [sent]

    visit(what)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"message": ""}, "Missing key message"),
        ({"from": "An"}, "Invalid from number"),
        ({"from": "4you"}, "Invalid from number"),
        ({"from": "AntlerOfGreatSize"}, "Invalid from number"),
        ({"to": "0701"}, "Invalid to number"),
    ],
)
def test_a_message_that_cannot_be_sent_is_refused_in_one_sentence(
    change: dict[str, str], sentence: str
) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await client.post("/sms", data=MESSAGE | change)
        assert (response.status_code, response.text) == (400, sentence)

    visit(what)


@pytest.mark.parametrize(
    ("phone", "status", "fields"),
    [
        (Busy(), "delivered", {"id", "status", "delivered"}),
        (Invalid(), "failed", {"id", "status"}),
    ],
)
def test_whether_it_arrived_is_told_once_it_is_known(
    server: PretendServer, phone: Behaviour, status: str, fields: set[str]
) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        carrier.people = lambda number: Person(phone, ScriptedCaller())
        form = MESSAGE | {"whendelivered": server.url("/arrived")}
        sent = (await client.post("/sms", data=form)).json()
        while not server.posts:
            await asyncio.sleep(0.01)
        assert sent["status"] == "created"
        assert (await client.get("/sms")).json()["data"][0]["status"] == status

    visit(what)
    report = server.forms("/arrived")[0]
    assert (report["status"], set(report)) == (status, fields)


def deliveries(server: PretendServer, *, scale: float, seconds: float) -> int:
    """How often a delivery that nobody takes has been told after so long."""
    server.answers["/arrived"] = 500

    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        carrier.scale = scale
        await client.post("/sms", data=MESSAGE | {"whendelivered": server.url("/arrived")})
        await asyncio.sleep(seconds)

    visit(what)
    return len(server.forms("/arrived"))


def test_a_delivery_nobody_takes_is_told_again_five_minutes_later(server: PretendServer) -> None:
    assert deliveries(server, scale=1, seconds=0.3) == 1


def test_it_is_told_again_every_five_minutes(server: PretendServer) -> None:
    """Of which each takes 0.3 s here."""
    assert deliveries(server, scale=0.001, seconds=1.4) in {4, 5}
