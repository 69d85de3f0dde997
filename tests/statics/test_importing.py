"""A document of 46elks as a flow: which steps, with what in them, and where each way leads."""

from __future__ import annotations

import json
from typing import Any

from webhooks.elks.statics.importing import import_document

WELCOME = "https://audio.example/welcome-back.wav"


def drawn(said: dict[str, Any], **prompts: str) -> dict[str, Any]:
    return import_document(json.dumps(said), prompts=prompts).document.to_json()


def steps(document: dict[str, Any]) -> dict[str, str]:
    return {node["id"]: node["type"] for node in document["nodes"]}


def config(document: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [node["config"] for node in document["nodes"] if node["type"] == kind]
    return dict(found)


def wires(document: dict[str, Any]) -> set[str]:
    kinds = steps(document)
    return {
        f"{kinds[edge['source']]} {edge['port']} > {kinds[edge['target']]}"
        for edge in document["edges"]
    }


def test_each_outcome_leads_where_the_carrier_would_go() -> None:
    said = {
        "ivr": WELCOME,
        "1": {"connect": "+46701234567", "failed": {"record": "https://x.example/"}},
        "next": {"hangup": "reject"},
    }
    assert wires(drawn(said)) == {
        "incoming_call next > menu",
        "menu key:1 > connect",
        "menu wrong_key > hang_up",
        "menu no_input > hang_up",
        "connect busy > record_message",
        "connect no_answer > record_message",
    }


def test_numbers_may_be_text_and_what_is_unsaid_is_what_the_carrier_does() -> None:
    found = config(drawn({"ivr": WELCOME, "timeout": "7", "1": {}}), "menu")
    assert (found["timeout"], found["silence_tries"], found["wrong_tries"]) == (7, 3, 1)


def test_an_address_to_ask_becomes_a_step_that_shows_it() -> None:
    document = drawn({"play": WELCOME, "next": "https://x.example/next?id=1"})
    assert config(document, "elsewhere") == {"address": "https://x.example/next?id=1"}


def test_ways_that_share_an_address_share_the_step() -> None:
    next_ = "https://x.example/"
    document = drawn({"connect": "+46701234567", "busy": next_, "failed": next_})
    assert list(steps(document).values()).count("elsewhere") == 1


def test_audio_elsewhere_is_played_from_there_and_named_by_its_file() -> None:
    document = drawn({"play": WELCOME})
    assert config(document, "play")["prompt"] == WELCOME
    assert [node["name"] for node in document["nodes"]] == ["Incoming call", "Welcome back"]


def test_audio_of_ours_is_the_message_itself() -> None:
    document = drawn({"play": WELCOME}, **{WELCOME: "welcome"})
    assert config(document, "play")["prompt"] == "welcome"


def test_keys_of_several_digits_are_compared_once_they_are_entered() -> None:
    document = drawn({"ivr": WELCOME, "digits": 2, "12": {"hangup": "reject"}})
    assert "compare row:12 > hang_up" in wires(document)


def test_a_busy_tone_is_kept_only_where_it_can_be_heard() -> None:
    assert config(drawn({"hangup": "busy"}), "hang_up") == {"reason": "busy"}
    late = drawn({"play": WELCOME, "next": {"hangup": "busy"}})
    assert config(late, "hang_up") == {"reason": "end"}


def test_a_recording_of_the_call_begins_beside_the_action_that_asked_for_it() -> None:
    said = {"connect": "+46701234567", "recordcall": "https://x.example/"}
    assert "record_call next > connect" in wires(drawn(said))


def test_the_document_is_found_in_the_number_it_was_set_for() -> None:
    assert "play_tones" in steps(drawn({"voice_start": '{"play":"sound/beep"}'})).values()


def test_every_wire_leads_to_the_right_and_no_two_steps_lie_on_each_other() -> None:
    menu = {"ivr": WELCOME, "1": {"play": WELCOME, "next": {"hangup": "reject"}}}
    document = drawn(menu | {"2": {"connect": "+46701234567"}, "next": menu})
    layout = document["layout"]
    assert len({(place["x"], place["y"]) for place in layout.values()}) == len(document["nodes"])
    for edge in document["edges"]:
        assert layout[edge["source"]]["x"] < layout[edge["target"]]["x"]
