"""The REST twin: what a client of the carrier's API may rely on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.standin.server import PretendServer
from webhooks.standin import tones
from webhooks.standin.api import Api
from webhooks.standin.asgi import Account
from webhooks.standin.caller import Busy
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.clock import utc_now
from webhooks.standin.numbers import Numbers
from webhooks.standin.resources import Resources
from webhooks.standin.scripted import ScriptedCaller

OURS = "+46766861004"
Visit = Callable[[httpx.AsyncClient, Carrier], Awaitable[None]]


def visit(what: Visit, *, auth: tuple[str, str] | None = ("u1", "secret")) -> None:
    """Let a client visit a carrier that owns one number."""

    async def run() -> None:
        async with Carrier(people=lambda number: Person(Busy(), ScriptedCaller())) as carrier:
            api = Api(Resources(carrier, Numbers([OURS]), Account("u1", "secret")))
            transport = httpx.ASGITransport(app=api)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://carrier/a1", auth=auth
            ) as client:
                await what(client, carrier)

    asyncio.run(run())


def kept(carrier: Carrier) -> str:
    audio = tones.tone(2)
    return carrier.recordings.add(callid="c1", seconds=2, created=utc_now(), audio=audio).id


@pytest.mark.parametrize("auth", [None, ("u1", "wrong"), ("", "")])
def test_without_the_password_there_is_no_recording(auth: tuple[str, str] | None) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await client.get(f"/recordings/{kept(carrier)}.wav")
        assert response.status_code == 401

    visit(what, auth=auth)


def test_a_recording_is_fetched_as_audio_and_the_carrier_knows() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        id_ = kept(carrier)
        response = await client.get(f"/Recordings/{id_}.wav")
        assert response.content[:4] == b"RIFF"
        recording = carrier.recordings.get(id_)
        assert recording is not None
        assert recording.fetched.is_set()

    visit(what)


@pytest.mark.parametrize(
    "path", ["/recordings/c9-r0.wav", "/recordings/c9", "/calls/c9", "/numbers/n9", "/nothing"]
)
def test_what_is_not_there_is_404_in_plain_text(path: str) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await client.get(path)
        assert response.status_code == 404
        assert response.headers["content-type"].startswith("text/plain")

    visit(what)


def test_recordings_are_listed_newest_first_and_page_by_page() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        ids = [kept(carrier) for _ in range(3)]
        first = (await client.get("/recordings", params={"limit": "2"})).json()
        rest = (await client.get("/recordings", params={"start": first["next"]})).json()
        assert [each["id"] for each in first["data"] + rest["data"]] == ids[::-1]
        assert "next" not in rest

    visit(what)


def test_a_number_can_be_given_its_start_address_and_lose_it() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        number = (await client.get("/numbers")).json()["data"][0]
        url = f"/numbers/{number['id']}"
        changed = (await client.post(url, data={"voice_start": "https://x.example/s"})).json()
        assert (number["number"], changed["voice_start"]) == (OURS, "https://x.example/s")
        await client.post(url, data={"voice_start": "none"})
        assert "voice_start" not in (await client.get(url)).json()

    visit(what)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"from": OURS, "to": "+46701111111"}, "Missing key voice_start"),
        ({"from": "+46700000009", "to": "+46701111111", "voice_start": "x"}, "Invalid from number"),
        ({"from": OURS, "to": "0701", "voice_start": "x"}, "Invalid to number"),
    ],
)
def test_a_call_that_cannot_be_made_is_refused_in_one_sentence(
    form: dict[str, str], sentence: str
) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await client.post("/calls", data=form)
        assert (response.status_code, response.text) == (400, sentence)

    visit(what)


def test_an_outgoing_call_nobody_takes_only_reports(server: PretendServer) -> None:
    form = {
        "from": OURS,
        "to": "+46701111111",
        "voice_start": server.url("/start"),
        "whenhangup": server.url("/over"),
    }

    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        placed = (await client.post("/calls", data=form)).json()
        assert placed["state"] == "ongoing"
        while not server.posts:
            await asyncio.sleep(0.01)
        assert (await client.get(f"/calls/{placed['id']}")).json()["state"] == "busy"

    visit(what)
    report = server.forms("/over")[0]
    assert server.paths == ["/over"]
    assert report["direction"] == "outgoing"
    assert set(report) == {"id", "direction", "from", "to", "created", "state"}


def test_a_message_is_taken_and_listed() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        form = {"from": "Antler", "to": "+46701111111", "message": "Missed call"}
        sent = (await client.post("/sms", data=form)).json()
        assert (await client.get("/sms")).json()["data"] == [sent]

    visit(what)


def test_the_account_has_a_balance() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        assert (await client.get("/me")).json()["balance"] > 0

    visit(what)
