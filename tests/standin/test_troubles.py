"""The REST twin made to fail: what a client has to live with."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.standin.visiting import visit
from webhooks.standin.carrier import Carrier
from webhooks.standin.troubles import Troubles, Wanted


async def wish(client: httpx.AsyncClient, **wanted: int) -> httpx.Response:
    return await client.put("http://carrier/standin/troubles", content=json.dumps(wanted))


def test_as_many_requests_fail_as_were_asked_for() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        await wish(client, failing=2, status=502)
        statuses = [(await client.get("/me")).status_code for _ in range(3)]
        assert statuses == [502, 502, 200]

    visit(what)


def test_whoever_asks_too_often_is_told_when_to_come_back() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        await wish(client, requests_a_second=2, retry_after=7)
        answers = [await client.get("/me") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].headers["retry-after"] == "7"
        assert answers[2].headers["content-type"].startswith("text/plain")

    visit(what)


def test_after_a_second_there_is_room_again() -> None:
    now = [0.0]
    troubles = Troubles(now=lambda: now[0])
    troubles.set(Wanted(requests_a_second=1))
    refused = []
    for moment in (0.0, 0.5, 1.0, 1.9, 2.0):
        now[0] = moment
        refused.append(troubles.refusal() is not None)
    assert refused == [False, True, False, True, False]


def test_troubles_end_when_none_are_wanted() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        await wish(client, failing=100)
        await wish(client)
        assert (await client.get("/me")).status_code == 200

    visit(what)


@pytest.mark.parametrize("wanted", [{"failing": -1}, {"status": 200}, {"floods": 1}])
def test_a_trouble_that_makes_no_sense_is_refused_in_one_sentence(wanted: dict[str, int]) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await wish(client, **wanted)
        assert response.status_code == 400
        assert response.text.startswith(next(iter(wanted)))

    visit(what)
