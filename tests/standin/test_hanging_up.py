"""The caller hangs up: at any moment the call ends, is reported, and nothing more is asked."""

from __future__ import annotations

import json
from threading import Event
from typing import Any

import pytest

from tests.standin.server import Form, PretendServer
from webhooks.standin.carrier import place_and_wait
from webhooks.standin.profile import Profile
from webhooks.standin.scripted import HangsUp, ScriptedCaller
from webhooks.standin.transcript import Heard, Rang, Transcript


def hung_up(
    server: PretendServer, document: dict[str, Any], caller: ScriptedCaller, **profile: Any
) -> Transcript:
    server.answers["/start"] = {
        **document,
        "next": server.url("/next"),
        "whenhangup": server.url("/over"),
    }
    return place_and_wait(server.url("/start"), caller=caller, profile=Profile(**profile))


@pytest.mark.parametrize("after", [0, 3])
@pytest.mark.parametrize("verb", ["play", "ivr", "record", "connect"])
def test_nothing_is_asked_after_a_hang_up_and_the_report_follows(
    server: PretendServer, verb: str, after: float
) -> None:
    argument = {"play": server.sound, "ivr": server.sound, "record": server.url("/recorded")}
    hung_up(
        server,
        {verb: argument.get(verb, "+46701111111")},
        ScriptedCaller(hangs_up_after=after),
    )
    assert "/next" not in server.paths
    assert server.paths[-1] == "/over"


def test_a_hang_up_while_it_rings_leaves_the_call_unanswered(server: PretendServer) -> None:
    hung_up(server, {"connect": "+46701111111"}, ScriptedCaller(hangs_up_after=3))
    report = server.forms("/over")[0]
    assert report["state"] == "failed"
    assert "start" not in report


def test_what_was_heard_until_the_hang_up_is_told(server: PretendServer) -> None:
    transcript = hung_up(server, {"play": server.sound}, ScriptedCaller(hangs_up_after=2))
    assert [heard.seconds for heard in transcript.each(Heard)] == [2]


def test_how_long_it_rang_until_the_hang_up_is_told(server: PretendServer) -> None:
    caller = ScriptedCaller(hangs_up_after=3)
    transcript = hung_up(server, {"connect": "+46701111111"}, caller)
    assert [rang.seconds for rang in transcript.each(Rang)] == [3]


def test_a_hang_up_in_a_conversation_keeps_how_long_it_was(server: PretendServer) -> None:
    hung_up(server, {"connect": "+46701111111"}, ScriptedCaller(hangs_up_after=12))
    legs = json.loads(server.forms("/over")[0]["legs"])
    assert [(leg["state"], leg["duration"]) for leg in legs] == [("success", 7)]


def test_what_was_said_before_the_hang_up_is_delivered(server: PretendServer) -> None:
    record = {"record": server.url("/recorded")}
    hung_up(server, record, ScriptedCaller(hangs_up_after=3))
    assert server.paths == ["/start", "/recorded", "/over"]
    assert server.forms("/recorded")[0]["duration"] == "3"


def test_a_question_can_be_where_the_caller_gives_up(server: PretendServer) -> None:
    transcript = hung_up(server, {"ivr": server.sound}, ScriptedCaller(keys=[HangsUp()]))
    assert transcript.ended is not None
    assert transcript.ended.reason == "the caller hung up"


def test_a_carrier_that_asks_late_gets_its_answer_ignored(server: PretendServer) -> None:
    server.answers["/next"] = {"play": server.sound}
    hung_up(server, {"play": server.sound}, ScriptedCaller(hangs_up_after=3), late_next=True)
    assert server.paths == ["/start", "/next", "/over"]


def test_a_question_may_be_on_its_way_when_the_caller_goes(server: PretendServer) -> None:
    asked = Event()

    def slowly(form: Form) -> dict[str, str]:
        assert asked.wait(5), "The report waits for the answer."
        return {"play": server.sound}

    def over(form: Form) -> int:
        asked.set()
        return 204

    server.answers |= {"/next": slowly, "/over": over}
    caller = ScriptedCaller(hangs_up_after=3)
    transcript = hung_up(server, {"play": server.sound}, caller, next_in_flight=True)
    assert sorted(server.paths) == ["/next", "/over", "/start"]
    assert transcript.faults == []


def test_a_late_question_that_fails_is_a_fault(server: PretendServer) -> None:
    server.answers["/next"] = 500
    caller = ScriptedCaller(hangs_up_after=3)
    transcript = hung_up(server, {"play": server.sound}, caller, late_next=True)
    assert [fault.code for fault in transcript.faults] == ["late_next"]


def test_the_last_report_address_wins(server: PretendServer) -> None:
    server.answers["/next"] = {"play": server.sound, "whenhangup": server.url("/later")}
    hung_up(server, {"play": server.sound}, ScriptedCaller())
    assert server.paths == ["/start", "/next", "/later"]
