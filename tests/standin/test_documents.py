"""Reading answers: what is taken, and what a strict carrier would say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from webhooks.standin.actions import Ask, Connect, Hangup, Play, Record
from webhooks.standin.documents import NotADocument, read_document

U = "https://calls.example.com/p/a.wav"
N = "https://calls.example.com/next"


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ({"play": U, "next": N}, []),
        ({"ivr": U, "1": N, "next": N}, []),
        ({"connect": "sip:anna@example.com:5061;transport=tcp", "next": N}, []),
        ({"play": "sound/dtmf/1p2P#*", "next": N}, []),
        ({"play": U, "next": "/next"}, ["relative_url"]),
        ({"play": "a.wav"}, ["relative_url"]),
        ({"play": U, "connect": "+46701234567"}, ["two_verbs"]),
        ({"play": U, "fail": N}, ["unknown_key"]),
        ({"play": U, "1": N}, ["unknown_key"]),
        ({"hangup": "reject", "next": N}, ["next_on_hangup"]),
        ({"connect": "+46701234567", "next": N, "busy": N}, ["next_and_outcome"]),
        ({"ivr": U, "timeout": 31, "next": N}, ["ivr_timeout"]),
        ({"ivr": U, "timeout": 0, "next": N}, ["ivr_timeout"]),
        ({"ivr": U, "digits": "two", "next": N}, ["bad_number"]),
        ({"connect": "0701234567"}, ["bad_target"]),
        ({"connect": "+46701234567, +46701234568"}, ["space_in_list"]),
        ({"connect": ""}, ["bad_target"]),
        ({"connect": 46701234567}, ["bad_target"]),
        ({"connect": "+46701234567", "callerid": "Anna"}, ["bad_target"]),
        ({"play": "https://calls.example.com/a.flac"}, ["unknown_media"]),
        ({"play": "sound/bepp"}, ["unknown_sound"]),
        ({"play": U, "skippable": "maybe"}, ["bad_switch"]),
        ({"hangup": 404}, ["bad_hangup"]),
        ({"hangup": ["busy"]}, ["bad_hangup"]),
        ({"recordcall": N}, ["no_verb"]),
        ({"play": U, "next": {"play": U, "next": "next"}}, ["relative_url"]),
        ({"play": U, "next": 7}, ["bad_address"]),
    ],
)
def test_it_notes_what_a_strict_carrier_would_refuse(
    document: dict[str, Any], codes: list[str]
) -> None:
    _, findings = read_document(json.dumps(document))
    assert [finding.code for finding in findings] == codes


def test_nesting_deeper_than_six_levels_is_noted_once() -> None:
    document: dict[str, Any] = {"hangup": "reject"}
    for _ in range(8):
        document = {"play": "sound/beep", "next": document}
    _, findings = read_document(json.dumps(document))
    assert [finding.code for finding in findings] == ["too_deep"]


@pytest.mark.parametrize(
    ("document", "action"),
    [
        (
            {"connect": "+46701234567", "timeout": "25", "timelimit": 60},
            Connect(("+46701234567",), timeout=25, time_limit=60),
        ),
        ({"play": U, "skippable": "no"}, Play(U, skippable=False)),
        ({"ivr": U, "digits": "4", "timeout": "5", "repeat": "1"}, Ask(U, 4, 5, 1)),
        ({"ivr": U, "timeout": 99}, Ask(U, 1, 10, 3)),
        ({"record": N, "silencedetection": "no"}, Record(N, stops_on_silence=False)),
        ({"hangup": "404"}, Hangup("404")),
    ],
)
def test_it_takes_numbers_and_switches_also_as_text(
    document: dict[str, Any], action: object
) -> None:
    assert read_document(json.dumps(document))[0].action == action


@pytest.mark.parametrize("text", ["<html>", "[1]", '"hangup"', "{'a': 1}", "[" * 100_000])
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(NotADocument):
        read_document(text)


@pytest.mark.parametrize("text", ["", "  ", "{}"])
def test_nothing_asks_for_nothing(text: str) -> None:
    document, findings = read_document(text)
    assert document.action is None
    assert findings == ()
