"""Steps that are switched off: calls go past them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from flows.engine.document import read_document
from flows.engine.events import Started
from flows.engine.runner import Passed, take_turn
from tests.graphs import codes, compiled, flow, office, program


def off(document: dict[str, Any], *ids: str) -> dict[str, Any]:
    for node in document["nodes"]:
        if node["id"] in ids:
            node["off"] = True
    return document


def greeting(**config: str) -> dict[str, Any]:
    return flow(
        {"in": "incoming_call", "hello": ("play", config), "bye": "hang_up"},
        "in next > hello",
        "hello done > bye",
    )


def test_a_call_goes_past_it_by_its_way_onward() -> None:
    started = Started()
    now = datetime(2026, 5, 3, tzinfo=UTC)
    turn = take_turn(program(off(greeting(prompt="welcome"), "hello")), None, started, now=now)
    assert turn.path == (Passed("in", "next"), Passed("hello", "done"), Passed("bye", ""))


def test_what_it_lacks_is_no_problem_as_long_as_it_is_off() -> None:
    assert codes(greeting(prompt="")) == [("missing", "hello")]
    assert codes(off(greeting(prompt=""), "hello")) == []


def test_it_freezes_no_audio() -> None:
    assert compiled(off(greeting(prompt="welcome"), "hello"))["prompts"] == {}


def test_switching_one_off_makes_another_program() -> None:
    assert compiled(off(greeting(prompt="welcome"), "hello")) != compiled(
        greeting(prompt="welcome")
    )


def test_the_flag_is_kept_and_only_written_where_it_is_set() -> None:
    document = off(greeting(prompt="welcome"), "hello")
    nodes = read_document(document).document.to_json()["nodes"]
    assert [node.get("off") for node in nodes] == [None, True, None]


@pytest.mark.parametrize("step", ["in", "menu", "bye"])
def test_what_calls_cannot_do_without_cannot_be_off(step: str) -> None:
    assert ("cannot_be_off", step) in codes(off(office(), step))


def test_what_only_its_other_ways_lead_to_cannot_be_reached() -> None:
    document = flow(
        {
            "in": "incoming_call",
            "sales": ("connect", {"targets": [{"number": "+46701234567"}]}),
            "busy": "hang_up",
            "bye": "hang_up",
        },
        "in next > sales",
        "sales busy > busy",
        "sales no_answer > bye",
    )
    assert codes(document) == []
    assert codes(off(document, "sales")) == [("unreachable", "busy")]


def test_its_way_onward_must_still_lead_somewhere() -> None:
    document = flow({"in": "incoming_call", "say": ("record_call", {})}, "in next > say")
    assert codes(off(document, "say")) == [("port_unwired", "say")]


def test_a_circle_of_steps_that_are_off_is_found() -> None:
    document = flow(
        {
            "in": "incoming_call",
            "a": ("play", {"prompt": "welcome"}),
            "b": ("play", {"prompt": "bye"}),
        },
        "in next > a",
        "a done > b",
        "b done > a",
    )
    assert "silent_loop" not in {code for code, _ in codes(document)}
    assert codes(off(document, "a", "b")) == [("silent_loop", "a"), ("silent_loop", "b")]
