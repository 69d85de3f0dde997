"""Each engine action as the carrier's JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flows.engine.actions import (
    Action,
    Ask,
    Beep,
    Connect,
    Hangup,
    Play,
    Record,
    Said,
    Spoken,
    Tones,
)
from webhooks.elks.answers import FixedLinks, answer, apology

LINKS = FixedLinks(
    next="https://c/elks/next/t/1",
    hangup="https://c/elks/hangup/t",
    recording="https://c/elks/recording/t/1",
    prompts={"menu": "https://c/p/menu.wav"},
)
NEXT = {"next": LINKS.next}
TABLE: list[tuple[Action, dict[str, Any]]] = [
    (Play(Spoken("menu")), {"play": LINKS.prompt("menu"), "skippable": True, **NEXT}),
    (Play(Beep(), skippable=False), {"play": "sound/beep", "skippable": False, **NEXT}),
    (Play(Tones("12P#")), {"play": "sound/dtmf/12P#", "skippable": True, **NEXT}),
    (
        Play(Spoken("https://other.example/a.mp3")),
        {"play": "https://other.example/a.mp3", "skippable": True, **NEXT},
    ),
    (
        Ask("menu", digits=1, timeout=5),
        {"ivr": LINKS.prompt("menu"), "digits": 1, "timeout": 5, "repeat": 1, **NEXT},
    ),
    (
        Ask("menu", digits=4, timeout=30),
        {"ivr": LINKS.prompt("menu"), "digits": 4, "timeout": 30, "repeat": 1, **NEXT},
    ),
    (Connect(("+461", "+462"), 25), {"connect": "+461,+462", "timeout": 25, **NEXT}),
    (
        Connect(("sip:anna@example.com;transport=tcp", "+461"), 25),
        {"connect": "sip:anna@example.com;transport=tcp,+461", "timeout": 25, **NEXT},
    ),
    (
        Connect(("+461",), 20, caller_id="+463"),
        {"connect": "+461", "timeout": 20, "callerid": "+463", **NEXT},
    ),
    (
        Record(120, stop_on_silence=False),
        {"record": LINKS.recording, "timelimit": 120, "silencedetection": "no", **NEXT},
    ),
    (
        Record(30, stop_on_silence=True),
        {"record": LINKS.recording, "timelimit": 30, "silencedetection": "yes", **NEXT},
    ),
    (Hangup(), {"hangup": "reject"}),
    (Hangup("busy"), {"hangup": "busy"}),
    (Hangup("404"), {"hangup": "404"}),
]


@pytest.mark.parametrize(("action", "body"), TABLE, ids=lambda value: type(value).__name__)
def test_an_action_is_one_flat_object(action: Action, body: dict[str, Any]) -> None:
    assert json.loads(answer(action, LINKS, first=False)) == body


def test_the_first_action_says_where_the_hangup_report_goes() -> None:
    assert json.loads(answer(Hangup("busy"), LINKS, first=True))["whenhangup"] == LINKS.hangup


def test_a_limit_of_the_conversation_is_sent_only_where_that_is_allowed() -> None:
    limited = Connect(("+461",), 20, talk_limit=600)
    assert "timelimit" not in json.loads(answer(limited, LINKS, first=False))
    allowed = json.loads(answer(limited, LINKS, first=False, experimental=True))
    assert allowed["timelimit"] == 600


def test_recording_the_whole_call_rides_along() -> None:
    body = json.loads(answer(Play(Beep()), LINKS, first=False, record_call=True))
    assert body["recordcall"] == LINKS.recording


def test_the_same_action_is_the_same_bytes() -> None:
    assert answer(Play(Spoken("menu")), LINKS, first=True) == (
        '{"play":"https://c/p/menu.wav","skippable":true,"next":"https://c/elks/next/t/1",'
        '"whenhangup":"https://c/elks/hangup/t"}'
    )


def test_an_apology_plays_to_its_end_and_ends_the_call() -> None:
    assert json.loads(apology("https://c/p/s.wav")) == {
        "play": "https://c/p/s.wav",
        "skippable": False,
    }


class _SayingLinks(FixedLinks):
    def said(self, said: Said) -> str:
        return f"https://c/p/say/{said.clips}/{'_'.join(said.words)}.wav"


def test_a_question_may_be_a_value_in_words() -> None:
    links = _SayingLinks(next=LINKS.next, hangup="", recording="", prompts={})
    asked = Ask(Said(("one", "two"), "en", "clips"), digits=1, timeout=5)
    body = json.loads(answer(asked, links, first=False))
    assert body["ivr"] == "https://c/p/say/clips/one_two.wav"
