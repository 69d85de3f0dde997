"""Calls described as data, placed through the address of a carrier that runs by itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from tests.standin.running import ACCOUNT
from tests.standin.server import Form, PretendServer
from webhooks.standin.api import first_sentence
from webhooks.standin.client import CarrierRefused, NoCarrier, following
from webhooks.standin.scripts import CallScript
from webhooks.standin.transcript import Transcript


def place(carrier: str, script: CallScript, account: tuple[str, str] = ACCOUNT) -> Transcript:
    transcript = Transcript()
    with following(carrier, script, account=account) as entries:
        for entry in entries:
            transcript.add(entry)
    return transcript


def script(server: PretendServer, **fields: Any) -> CallScript:
    return CallScript(voice_start=server.url("/start"), to_number="+46766861004", **fields)


def fetching(audio: list[bytes]) -> Callable[[Form], int]:
    """A server that fetches each recording as soon as it is announced, as a worker would."""

    def answer(form: Form) -> int:
        audio.append(httpx.get(form["wav"], auth=ACCOUNT).content)
        return 204

    return answer


def test_a_script_is_played_out_by_the_carrier(server: PretendServer, carrier: str) -> None:
    server.answers["/start"] = {"ivr": server.sound, "next": server.url("/next")}
    transcript = place(carrier, script(server, keys=["2"]))
    assert server.forms("/next")[0]["result"] == "2"
    assert transcript.ended is not None
    assert transcript.faults == []


def test_the_recording_can_be_fetched_where_the_post_says(
    server: PretendServer, carrier: str
) -> None:
    audio: list[bytes] = []
    server.answers |= {
        "/start": {"record": server.url("/recorded")},
        "/recorded": fetching(audio),
    }
    transcript = place(carrier, script(server))
    assert audio[0][:4] == b"RIFF"
    assert len(audio[0]) > 8000
    assert [entry.event.kind for entry in transcript.entries][-1] == "fetched"


def test_a_recording_nobody_fetches_is_a_fault(server: PretendServer, carrier: str) -> None:
    server.answers["/start"] = {"record": server.url("/recorded")}
    transcript = place(carrier, script(server, fetch_patience=0.1))
    assert [fault.code for fault in transcript.faults] == ["not_fetched"]


def test_the_transcript_streams_while_the_call_goes_on(server: PretendServer, carrier: str) -> None:
    server.answers["/start"] = {"play": server.sound}
    with following(carrier, script(server, scale=0.1), account=ACCOUNT) as entries:
        arrivals = {entry.event.kind: monotonic() for entry in entries}
    assert arrivals["ended"] - arrivals["placed"] > 0.5


def test_called_people_behave_as_the_script_says(server: PretendServer, carrier: str) -> None:
    server.answers["/start"] = {"connect": "+46701111111", "next": server.url("/next")}
    place(carrier, script(server, called={"+46701111111": "busy"}))
    assert server.forms("/next")[0]["result"] == "busy"


def test_a_wrong_password_is_refused(server: PretendServer, carrier: str) -> None:
    with pytest.raises(CarrierRefused, match="another API username"):
        place(carrier, script(server), account=("u1", "wrong"))


def test_what_is_no_carrier_is_found_out(server: PretendServer) -> None:
    with pytest.raises(NoCarrier, match="no stand-in"):
        place(server.base, script(server))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"keys": ["2x"]}, "“2x” cannot be pressed"),
        ({"called": {"+461": "asleep"}}, "“asleep” is no way to behave"),
        ({"profile": "odd"}, "No profile “odd”"),
        ({"hang_up_after": -1}, "hang_up_after"),
        ({"keyz": []}, "keyz"),
    ],
)
def test_a_script_that_makes_no_sense_is_refused_in_one_sentence(
    fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        CallScript(voice_start="https://x.example", to_number="+461", **fields)
    assert sentence in first_sentence(refusal.value)


class Elsewhere:
    """A server that lets callers hear the same again until somebody else has answered it."""

    def __init__(self, server: PretendServer, *, after: float) -> None:
        self.asked, self.silences, self.after = monotonic(), 0, after
        self.again = {
            "play": "sound/dtmf/PP",
            "skippable": False,
            "next": server.url("/next"),
        }
        server.answers |= {"/start": self.again, "/next": self.answer}

    def answer(self, form: Form) -> dict[str, Any]:
        self.silences += 1
        if monotonic() - self.asked >= self.after:
            return {"hangup": "reject"}
        return self.again if self.silences < 20 else {}


def test_a_server_that_waits_for_somebody_else_is_given_the_time(
    server: PretendServer, carrier: str
) -> None:
    """Though all other waiting is skipped."""
    elsewhere = Elsewhere(server, after=0.5)
    transcript = place(carrier, script(server))
    assert transcript.ended is not None
    assert transcript.ended.reason == "the server hung up"
    assert elsewhere.silences == 2


def test_nobody_has_patience_for_ever(server: PretendServer, carrier: str) -> None:
    Elsewhere(server, after=60)
    began = monotonic()
    place(carrier, script(server, patience=1))
    assert 1 <= monotonic() - began < 5
