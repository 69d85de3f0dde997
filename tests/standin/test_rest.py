"""The REST twin: what a client of the carrier's API may rely on."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.standin.server import PretendServer
from tests.standin.visiting import OURS, visit
from webhooks.standin import tones
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import utc_now
from webhooks.standin.scripted import ScriptedCaller


def kept(carrier: Carrier) -> str:
    audio = tones.tone(2)
    return carrier.recordings.add(callid="c1", seconds=2, created=utc_now(), audio=audio).id


async def one_call(carrier: Carrier, server: PretendServer) -> None:
    await carrier.place(
        server.url("/start"), from_number=None, to_number=OURS, caller=ScriptedCaller()
    )


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
        ({"from": "Antler", "to": "+46701111111", "voice_start": "x"}, "Invalid from number"),
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


def test_the_account_has_a_balance() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        assert (await client.get("/me")).json()["balance"] > 0

    visit(what)


def test_the_history_of_calls_is_listed_newest_first_and_page_by_page(
    server: PretendServer,
) -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        for _ in range(3):
            await one_call(carrier, server)
        first = (await client.get("/calls", params={"limit": "2"})).json()
        rest = (await client.get("/calls", params={"start": first["next"]})).json()
        ids = [call["id"] for call in first["data"] + rest["data"]]
        assert ids == list(carrier.lines)[::-1]
        newer = (await client.get("/calls", params={"end": rest["data"][0]["created"]})).json()
        assert newer["data"] == first["data"]

    visit(what)


def test_one_call_is_told_with_lists_where_the_report_has_text(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound}

    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        await one_call(carrier, server)
        (callid,) = carrier.lines
        call = (await client.get(f"/calls/{callid}")).json()
        played = {"play": server.sound, "result": "success"}
        assert call["actions"] == [server.url("/start"), played]

    visit(what)


def test_a_number_has_a_name_of_at_most_50_characters() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        number = (await client.get("/numbers")).json()["data"][0]
        response = await client.post(f"/numbers/{number['id']}", data={"name": "x" * 51})
        assert (response.status_code, response.text) == (400, "Too long name")

    visit(what)


def test_a_number_that_was_given_back_makes_no_calls() -> None:
    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        number = (await client.get("/numbers")).json()["data"][0]
        await client.post(f"/numbers/{number['id']}", data={"active": "no"})
        form = {"from": OURS, "to": "+46701111111", "voice_start": "x"}
        assert (await client.post("/calls", data=form)).text == "Invalid from number"

    visit(what)


@pytest.mark.parametrize("path", ["/calls", "/sms"])
def test_an_account_without_money_is_refused(path: str) -> None:
    form = {"from": OURS, "to": "+46701111111", "voice_start": "x", "message": "x"}

    async def what(client: httpx.AsyncClient, carrier: Carrier) -> None:
        response = await client.post(path, data=form)
        assert (response.status_code, response.text) == (403, "Not enough credits")

    visit(what, balance=0)
