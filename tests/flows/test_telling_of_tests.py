"""Each way to fail is told in one sentence, by the names of steps and ways out."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from flows.engine.compiler import compile_document, load_program
from flows.engine.document import read_document
from flows.engine.parts import Reference
from flows.engine.testing.judging import run_test
from flows.engine.testing.saved import SavedTest
from flows.testing.wording import Wording
from tests.engine.testing.calls import NOON, SOUNDS, does, press
from tests.flows.saved import named_office
from tests.graphs import NUMBERS, PROMPTS, as_part, flow, using


def told(
    drawing: dict[str, Any], *happens: dict[str, Any], parts: Any = None, **expected: Any
) -> str:
    document = read_document(drawing).document
    program = compile_document(document, prompts=PROMPTS, numbers=NUMBERS, parts=parts)
    test = SavedTest.model_validate({"at": NOON, "happens": happens, "expects": [expected]})
    verdict = run_test(load_program(program), test, sounds=SOUNDS)
    words = Wording(program, {"welcome": "Welcome", "lost": "Lost"}, {"old": "Old desk"})
    with translation.override("en"):
        return words.miss(verdict.misses[0], verdict.walk)


SALES = {"kind": "reaches", "step": "sales"}
FOR_EVER = flow(
    {"in": "incoming_call", "p": ("play", {"prompt": "welcome"}), "b": "hang_up"},
    "in next > p",
    "p done > p",
)


@pytest.mark.parametrize(
    ("happens", "expected", "sentence"),
    [
        ([press("menu", "2")], SALES, "At “Menu” key 2 led to “Message”, not to “Sales”."),
        ([], SALES, "At “Menu” the way “No input” led to “Bye”, not to “Sales”."),
        (
            [does("menu", "hangs_up")],
            SALES,
            "The caller hung up at “Menu”, and “Sales” was not reached.",
        ),
        (
            [press("menu", "2")],
            {"kind": "connects", "number": "+46701234567"},
            "At “Menu” key 2 led to “Message”, and so nobody rang +46701234567.",
        ),
        (
            [],
            {"kind": "hears", "prompt": "welcome"},
            "At “Menu” the way “No input” led to “Bye”, and so “Welcome” was not heard.",
        ),
        (
            [press("menu", "1")],
            {"kind": "hears", "prompt": "welcome"},
            "The call ended at “Sales”, and “Welcome” was not heard.",
        ),
        ([], {"kind": "hears", "prompt": "lost"}, "No step plays “Lost” now."),
        ([], {"kind": "connects", "number": "+461"}, "No step rings +461 now."),
        (
            [press("menu", "2")],
            {"kind": "leaves", "step": "menu", "port": "key:1"},
            "“Menu” was left by “2 Message”, not by “1 Sales”.",
        ),
        (
            [press("menu", "1")],
            {**SALES, "most_steps": 1},
            "“Sales” came as step 2, not within 1.",
        ),
        (
            [press("menu", "1")],
            {**SALES, "most_seconds": 3},
            "“Sales” came after 8 s, not within 3 s.",
        ),
        (
            [],
            {"kind": "ends", "how": "busy"},
            "At “Bye” the call ended by hanging up, not with a busy tone.",
        ),
        (
            [does("menu", "hangs_up")],
            {"kind": "ends", "how": "reject"},
            "At “Menu” the call ended because the caller hung up, not by being rejected.",
        ),
        (
            [],
            {"kind": "ends", "how": "404"},
            "At “Bye” the call ended by hanging up, not as if the number did not exist.",
        ),
        (
            [],
            {"kind": "ends", "how": "fault"},
            "At “Bye” the call ended by hanging up, not because the flow went round for ever.",
        ),
        (
            [],
            {"kind": "reaches", "step": "old"},
            "“Old desk”, which this test expects, is no longer in the flow.",
        ),
    ],
)
def test_it_is_told_where_a_call_went_another_way(
    happens: list[dict[str, Any]], expected: dict[str, Any], sentence: str
) -> None:
    assert told(named_office(), *happens, **expected) == sentence


def test_a_call_that_goes_round_and_round_is_told() -> None:
    sentence = "The call went round and round at “Play message”, and “Hang up” was not reached."
    assert told(FOR_EVER, kind="reaches", step="b") == sentence


def test_several_keys_are_told_together() -> None:
    asks = ("ask_digits", {"prompt": "menu"})
    drawing = flow(
        {"in": "incoming_call", "a": asks, "x": "hang_up", "y": "hang_up"},
        "in next > a",
        "a done > x",
        "a no_input > y",
        "a invalid > y",
    )
    sentence = "At “Ask for digits” the keys 12 led to “Hang up”, not to “Hang up”."
    assert told(drawing, press("a", "12"), kind="reaches", step="y") == sentence


def test_steps_of_a_part_are_told_with_the_part_they_are_in() -> None:
    part = as_part(
        flow(
            {
                "in": "incoming_call",
                "say": ("play", {"prompt": "welcome"}),
                "out": ("leave_part", {"label": "On"}),
                "off": ("leave_part", {"label": "Off"}),
            },
            "in next > say",
            "say done > out",
            "say failed > off",
        )
    )
    drawing = flow(
        {"in": "incoming_call", "p": using("hours", out="On", off="Off"), "bye": "hang_up"},
        "in next > p",
        "p way:out > bye",
    )
    parts = {Reference("hours"): part}
    hung_up = told(drawing, does("p/say", "hangs_up"), parts=parts, kind="reaches", step="bye")
    inside = "“Use a flow › Play message”"
    assert hung_up == f"The caller hung up at {inside}, and “Hang up” was not reached."
    left = told(drawing, parts=parts, kind="leaves", step="p", port="way:off")
    assert left == "“Use a flow” was left by “On”, not by “Off”."
    failed = told(drawing, does("p/say", "cannot_play"), parts=parts, kind="reaches", step="bye")
    assert failed == "At “Use a flow › Play message” the way “Cannot be played” led to " + (
        "“Use a flow › Way out of this part”, not to “Hang up”."
    )
