"""A flow as one document: the keys it uses, and what it says is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flows.engine.parts import Parts, Reference
from tests.graphs import PROMPTS, Steps, as_part, flow, office, program, using
from webhooks.elks.answers import FixedLinks
from webhooks.elks.statics.exporting import MOST_BYTES, MOST_LEVELS, Exported, export_program

LINKS = FixedLinks(
    next="",
    hangup="https://c/elks/away/46/s/hangup",
    recording="https://c/elks/away/46/s/recording",
    prompts={key: f"https://c/p/{key}.wav" for key in PROMPTS},
)
PLAY = ("play", {"prompt": "welcome"})


def exported(document: dict[str, Any], links: FixedLinks = LINKS, **names: str) -> Exported:
    return export_program(program(document), names=names, links=links)


def told(found: Exported) -> list[str]:
    return [remark.told() for remark in found.lost]


def objects(said: dict[str, Any], level: int = 1) -> list[tuple[int, dict[str, Any]]]:
    inner = [value for value in said.values() if isinstance(value, dict)]
    return [(level, said)] + [found for one in inner for found in objects(one, level + 1)]


def chain(length: int) -> dict[str, Any]:
    plays = {f"p{place}": PLAY for place in range(length)}
    wires = [f"p{place} done > p{place + 1}" for place in range(length - 1)]
    return flow({"in": "incoming_call", **plays}, "in next > p0", *wires)


def test_an_office_is_said_in_one_document_but_for_asking_again() -> None:
    found = exported(office(), menu="Main menu")
    assert told(found) == ["“Main menu” does not ask again after a wrong key."]
    assert json.loads(found.text)["whenhangup"] == LINKS.hangup


def test_next_never_stands_beside_an_outcome() -> None:
    for _level, said in objects(json.loads(exported(office()).text)):
        assert not ("next" in said and said.keys() & {"success", "failed", "busy"})


def test_outcomes_that_lead_apart_have_a_key_each() -> None:
    targets = {"targets": [{"number": "+46701234567"}]}
    found = exported(
        flow(
            {"in": "incoming_call", "c": ("connect", targets), "a": PLAY, "b": PLAY, "d": PLAY},
            *("in next > c", "c talked > a", "c busy > b", "c no_answer > d", "d done > b"),
        )
    )
    said = json.loads(found.text)
    assert {"success", "busy", "failed"} <= said.keys()
    assert "next" in said["failed"]


def test_busy_that_ends_the_call_says_so_where_no_answer_goes_on() -> None:
    targets = {"targets": [{"number": "+46701234567"}]}
    steps: Steps = {"in": "incoming_call", "p": PLAY, "c": ("connect", targets), "a": PLAY}
    found = exported(flow(steps, "in next > p", "p done > c", "c no_answer > a"))
    assert json.loads(found.text)["next"]["busy"] == {"hangup": "reject"}


def test_a_key_that_ends_the_call_says_so_where_others_go_on() -> None:
    config = {"prompt": "menu", "choices": [{"key": "1"}], "wrong_tries": 1}
    steps: Steps = {"in": "incoming_call", "m": ("menu", config), "bye": "hang_up", "p": PLAY}
    wires = ("m key:1 > bye", "m wrong_key > p", "m no_input > p")
    said = json.loads(exported(flow(steps, "in next > m", *wires)).text)
    assert (said["1"], said["next"]["play"]) == ({"hangup": "reject"}, LINKS.prompt("welcome"))


def test_a_call_is_recorded_once_however_often_its_flow_asks() -> None:
    steps: Steps = {
        "in": "incoming_call",
        "r": "record_call",
        "p": PLAY,
        "s": "record_call",
        "q": PLAY,
    }
    document = flow(steps, "in next > r", "r next > p", "p done > s", "s next > q")
    assert exported(document).text.count("recordcall") == 1


def test_who_is_never_answered_is_turned_away_as_the_flow_would() -> None:
    targets = {"targets": [{"number": "+46701234567"}]}
    steps: Steps = {"in": "incoming_call", "c": ("connect", targets), "p": PLAY}
    said = json.loads(exported(flow(steps, "in next > c", "c talked > p")).text)
    assert said["busy"] == said["failed"] == {"hangup": "reject"}


def test_a_question_is_asked_as_often_as_its_flow_asks() -> None:
    config = {"prompt": "menu", "choices": [{"key": "1"}], "silence_tries": 2}
    document = flow({"in": "incoming_call", "m": ("menu", config), "p": PLAY}, "in next > m")
    document["edges"].append({"source": "m", "port": "key:1", "target": "p"})
    assert json.loads(exported(document).text)["repeat"] == 2


def test_what_is_nested_too_deep_is_left_out_and_told() -> None:
    found = exported(chain(8), p6="Seventh")
    assert max(level for level, _ in objects(json.loads(found.text))) == MOST_LEVELS
    assert told(found) == ["“Seventh” and what follows is left out: it does not fit."]


def test_a_step_of_several_actions_is_left_out_whole() -> None:
    document = chain(MOST_LEVELS - 2)
    last, voicemail = f"p{MOST_LEVELS - 3}", {"prompt": "welcome", "beep": True}
    document["nodes"].append({"id": "v", "type": "record_message", "config": voicemail})
    document["edges"].append({"source": last, "port": "done", "target": "v"})
    found = exported(document, v="Voicemail")
    assert told(found) == ["“Voicemail” and what follows is left out: it does not fit."]
    assert found.levels == MOST_LEVELS - 2


def test_what_branches_too_much_is_cut_until_it_fits() -> None:
    choices = [{"key": key} for key in "123456789"]
    menus = {f"m{n}": ("menu", {"prompt": "menu", "choices": choices}) for n in range(5)}
    wires = [f"m{n} key:{key} > m{n + 1}" for n in range(4) for key in "123456789"]
    wires += [f"m4 key:{key} > bye" for key in "123456789"]
    document = flow({"in": "incoming_call", **menus, "bye": PLAY}, "in next > m0", *wires)
    found = exported(document)
    assert len(found.text.encode()) <= MOST_BYTES
    assert any("does not fit" in sentence for sentence in told(found))


def test_a_circle_is_cut_and_told() -> None:
    document = flow({"in": "incoming_call", "p": PLAY}, "in next > p", "p done > p")
    assert told(exported(document, p="Hello")) == [
        "Calls cannot go round: where they went back to “Hello” they end."
    ]


def test_a_decision_about_the_call_is_told_with_the_way_that_is_taken() -> None:
    rows = [{"id": "r", "label": "Swedish", "left": "{caller}", "operator": "is", "right": "1"}]
    document = flow(
        {"in": "incoming_call", "who": ("compare", {"rows": rows}), "a": PLAY, "b": PLAY},
        "in next > who",
        "who row:r > a",
        "who otherwise > b",
    )
    assert told(exported(document, who="Who")) == [
        "“Who” cannot decide beforehand: calls always go on at “Otherwise”."
    ]


def test_opening_hours_cannot_be_said_and_callers_are_let_in() -> None:
    document = flow(
        {"in": "incoming_call", "h": ("opening_hours", {"hours": "office"}), "a": PLAY, "b": PLAY},
        *("in next > h", "h open > a", "h closed > b"),
    )
    assert told(exported(document, h="Hours")) == [
        "“Hours” cannot decide beforehand: calls always go on at “Open”."
    ]


def test_what_is_remembered_is_passed_over_and_told() -> None:
    assignments = [{"name": "x", "value": "{caller}"}]
    document = flow(
        {"in": "incoming_call", "set": ("set_variable", {"assignments": assignments}), "p": PLAY},
        "in next > set",
        "set next > p",
    )
    found = exported(document)
    assert told(found) == ["“Remember” is passed over: nothing is known of a call beforehand."]
    assert "play" in json.loads(found.text)


def test_a_whole_call_s_recording_rides_on_the_action_after_it() -> None:
    document = flow(
        {"in": "incoming_call", "r": "record_call", "p": PLAY}, "in next > r", "r next > p"
    )
    assert json.loads(exported(document).text)["recordcall"] == LINKS.recording


def test_without_an_address_nothing_is_recorded_and_that_is_told() -> None:
    nowhere = FixedLinks(next="", hangup="", recording="", prompts=LINKS.prompts)
    found = exported(
        flow({"in": "incoming_call", "v": ("record_message", {"beep": False})}, "in next > v"),
        nowhere,
        v="Voicemail",
    )
    assert "record" not in json.loads(found.text)
    assert told(found) == [
        "“Voicemail” is left out: its recordings need a number of ours to come to."
    ]


def menu_part(inputs: list[dict[str, str]]) -> tuple[dict[str, Any], Parts]:
    """A flow that uses one with a greeting, and that one."""
    part = flow(
        {"in": "incoming_call", "hi": PLAY, "out": ("leave_part", {"label": "On"})},
        "in next > hi",
        "hi done > out",
    )
    kind, config = using("hours", out="On")
    step = (kind, {**config, "inputs": inputs})
    document = flow(
        {"in": "incoming_call", "p": step, "bye": ("hang_up", {"prompt": "bye"})},
        "in next > p",
        "p way:out > bye",
    )
    return document, {Reference("hours"): as_part(part)}


@pytest.mark.parametrize(
    ("inputs", "lost"),
    [
        ([], []),
        ([{"name": "who", "value": "Anna"}], []),
        (
            [{"name": "who", "value": "{caller}"}],
            ["“Hours” gives nothing along: nothing is known of a call beforehand."],
        ),
    ],
)
def test_a_part_is_said_where_it_is_used(inputs: list[dict[str, str]], lost: list[str]) -> None:
    document, parts = menu_part(inputs)
    links = FixedLinks(
        **{**vars(LINKS), "prompts": {sha: sha for sha in PROMPTS.values()} | dict(LINKS.prompts)}
    )
    found = export_program(program(document, parts), names={"p": "Hours"}, links=links)
    said = json.loads(found.text)
    assert (said["play"], said["next"]["play"]) == (PROMPTS["welcome"], LINKS.prompts["bye"])
    assert told(found) == lost
