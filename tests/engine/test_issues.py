"""The checks of a whole document: each finds its fault, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graphs import Step, codes, connecting, flow, office, problems

PLAY = ("play", {"prompt": "welcome"})


def menu_of(keys: str) -> dict[str, Any]:
    choices = [{"key": key} for key in keys]
    steps: dict[str, Step] = {
        "a": "incoming_call",
        "m": ("menu", {"prompt": "menu", "choices": choices}),
    }
    ways = [f"m key:{key} > h" for key in keys]
    return flow({**steps, "h": "hang_up"}, "a next > m", "m no_input > h", "m wrong_key > h", *ways)


def ringing(number: str) -> dict[str, Any]:
    return flow(
        {
            "a": "incoming_call",
            "c": ("connect", {"targets": [{"number": number}]}),
            "h": "hang_up",
        },
        "a next > c",
        "c busy > h",
        "c no_answer > h",
    )


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str | None]]]] = {
    "a whole flow has no issues": (office(), []),
    "a message of another server": (
        flow(
            {
                "a": "incoming_call",
                "p": ("play", {"prompt": "https://x.example/a.wav"}),
                "h": "hang_up",
            },
            "a next > p",
            "p done > h",
        ),
        [("foreign_audio", "p")],
    ),
    "a place where callers went to another server": (
        flow(
            {"a": "incoming_call", "e": ("elsewhere", {"address": "https://x.example/"})},
            "a next > e",
        ),
        [("elsewhere", "e")],
    ),
    "no step a call begins with": (
        flow({"p": PLAY, "h": "hang_up"}, "p done > h"),
        [("no_start", None)],
    ),
    "two steps a call begins with": (
        flow(
            {"a": "incoming_call", "b": "incoming_call", "h": "hang_up"}, "a next > h", "b next > h"
        ),
        [("second_start", "b")],
    ),
    "a step nobody knows": (
        flow({"a": "incoming_call", "t": "teleport"}, "a next > t"),
        [("unknown_type", "t")],
    ),
    "an empty field": (
        flow(
            {"a": "incoming_call", "p": ("play", {"prompt": ""}), "h": "hang_up"},
            "a next > p",
            "p done > h",
        ),
        [("missing", "p")],
    ),
    "a way out that must lead somewhere": (flow({"a": "incoming_call"}), [("port_unwired", "a")]),
    "a way out that may end the call": (
        flow({"a": "incoming_call", "p": PLAY}, "a next > p"),
        [("port_unwired", "p")],
    ),
    "a step no call can reach": (
        flow({"a": "incoming_call", "h": "hang_up", "p": PLAY}, "a next > h", "p done > h"),
        [("unreachable", "p")],
    ),
    "a missing first wire is told once": (
        flow({"a": "incoming_call", "p": PLAY, "h": "hang_up"}, "p done > h"),
        [("port_unwired", "a")],
    ),
    "a wire from a way out that is gone": (
        flow({"a": "incoming_call", "h": "hang_up"}, "a next > h", "h done > h"),
        [("lost_way_out", "h")],
    ),
    "a wire back to where the call begins": (
        flow({"a": "incoming_call", "p": PLAY}, "a next > p", "p done > a"),
        [("into_start", "p")],
    ),
    "a message that does not exist": (
        flow({"a": "incoming_call", "h": ("hang_up", {"prompt": "gone"})}, "a next > h"),
        [("no_prompt", "h")],
    ),
    "a number that is not ours": (
        connecting(as_caller="+46799999999"),
        [("not_our_number", "sales")],
    ),
    "a number of ours": (connecting(as_caller="+46766861004"), []),
    "a variable nothing sets": (
        flow(
            {
                "a": "incoming_call",
                "c": (
                    "compare",
                    {"rows": [{"id": "r", "label": "VIP", "left": "{level} {caller}"}]},
                ),
                "h": "hang_up",
            },
            "a next > c",
            "c row:r > h",
            "c otherwise > h",
        ),
        [("never_set", "c")],
    ),
    "a circle in which nothing is heard": (
        flow(
            {"a": "incoming_call", "r": "record_call", "s": "record_call"},
            "a next > r",
            "r next > s",
            "s next > r",
        ),
        [("silent_loop", "r"), ("silent_loop", "s")],
    ),
    "a circle that nobody can leave": (
        flow(
            {"a": "incoming_call", "p": PLAY, "r": "record_call"},
            "a next > p",
            "p done > r",
            "r next > p",
        ),
        [("endless_loop", "r")],
    ),
    "a circle with a menu in it is allowed": (
        flow(
            {
                "a": "incoming_call",
                "p": PLAY,
                "m": ("menu", {"prompt": "menu", "choices": [{"key": "1"}]}),
                "h": "hang_up",
            },
            "a next > p",
            "p done > m",
            "m key:1 > p",
            "m no_input > h",
            "m wrong_key > h",
        ),
        [],
    ),
    "a message whose sound is lost": (
        flow({"a": "incoming_call", "h": ("hang_up", {"prompt": "lost"})}, "a next > h"),
        [("unplayable", "h")],
    ),
    "an end without a goodbye": (
        flow(
            {"a": "incoming_call", "r": ("record_message", {"prompt": "welcome"}), "h": "hang_up"},
            "a next > r",
            "r failed > h",
        ),
        [("dead_end", "r")],
    ),
    "more keys than callers remember": (menu_of("123456"), [("many_choices", "m")]),
    "as many keys as callers remember": (menu_of("12345"), []),
    "a number nobody can have": (ringing("+467012345"), [("no_such_number", "c")]),
    "a number written with 00": (ringing("0046701234567"), [("almost_a_phone", "c")]),
    "a number written without its country": (ringing("070-123 45 67"), [("almost_a_phone", "c")]),
    "busy after something was heard": (
        flow(
            {"a": "incoming_call", "p": PLAY, "h": ("hang_up", {"reason": "busy"})},
            "a next > p",
            "p done > h",
        ),
        [("too_late", "h")],
    ),
    "busy before anything was heard": (
        flow({"a": "incoming_call", "h": ("hang_up", {"reason": "busy"})}, "a next > h"),
        [],
    ),
    "a key that is there twice": (
        flow(
            {
                "a": "incoming_call",
                "m": ("menu", {"prompt": "menu", "choices": [{"key": "1"}, {"key": "1"}]}),
                "h": "hang_up",
            },
            "a next > m",
            "m key:1 > h",
            "m no_input > h",
            "m wrong_key > h",
        ),
        [("key_twice", "m")],
    ),
}


@pytest.mark.parametrize(("document", "expected"), CASES.values(), ids=CASES)
def test_it_finds(document: dict[str, Any], expected: list[tuple[str, str | None]]) -> None:
    assert codes(document) == expected


def test_a_variable_that_a_step_sets_is_known() -> None:
    rows = [{"id": "r", "label": "VIP", "left": "{level}"}]
    document = flow(
        {
            "a": "incoming_call",
            "s": ("set_variable", {"assignments": [{"name": "level", "value": "gold"}]}),
            "c": ("compare", {"rows": rows}),
            "h": "hang_up",
        },
        "a next > s",
        "s next > c",
        "c row:r > h",
        "c otherwise > h",
    )
    assert codes(document) == []


def test_an_issue_names_the_field_inside_a_list_and_what_it_is_called() -> None:
    document = flow(
        {"a": "incoming_call", "c": ("connect", {"targets": [{"name": "Anna"}]})}, "a next > c"
    )
    (issue,) = [issue for issue in problems(document) if issue.severity == "error"]
    assert (issue.field, issue.message) == ("targets.0.number", "Fill in “Number”.")


def test_an_issue_as_json_has_its_sentence_and_its_places() -> None:
    (issue,) = problems(flow({"a": "incoming_call"}))
    assert issue.to_json() == {
        "code": "port_unwired",
        "severity": "error",
        "node": "a",
        "field": None,
        "port": "next",
        "inside": "",
        "text": "“{way_out}” leads nowhere: connect it to a step or remove it.",
        "params": {"way_out": "Begins"},
        "message": "“Begins” leads nowhere: connect it to a step or remove it.",
    }


def test_a_message_that_is_to_be_recorded_must_be_there_and_may_be_silent() -> None:
    def issues_of(prompt: str) -> list[str]:
        config = {"prompt": prompt, "ask": "menu", "pin": "246810"}
        document = flow({"in": "incoming_call", "rec": ("record_prompt", config)}, "in next > rec")
        return [issue.code for issue in problems(document) if issue.severity == "error"]

    assert issues_of("gone") == ["no_prompt"]
    assert issues_of("lost") == []
