"""Messages in a row: found in a step, and played as one where there is a sound of them."""

from __future__ import annotations

import pytest

from flows.engine.compiler import compile_document, load_program
from flows.engine.document import read_document
from flows.engine.fields import Config
from flows.engine.node import node_types
from flows.engine.parts import Part, Reference
from flows.engine.stitching import joined, languages_in, rows_of
from tests.graphs import flow

ELSEWHERE = "https://audio.example.com/a.wav"


def play(*messages: str) -> Config:
    first, *more = messages
    config = {"prompt": first, "more": [{"prompt": one} for one in more]}
    return node_types()["play"].model.model_validate(config)


def messages_of(config: Config) -> list[str]:
    told = config.model_dump()
    return [told["prompt"], *(item["prompt"] for item in told["more"])]


@pytest.mark.parametrize(
    ("messages", "rows"),
    [
        (["a"], []),
        (["a", "b"], [("a", "b")]),
        (["a", "b", ELSEWHERE, "c", "a"], [("a", "b"), ("c", "a")]),
        ([ELSEWHERE, "a"], []),
    ],
)
def test_messages_of_ours_that_follow_each_other_are_a_row(
    messages: list[str], rows: list[tuple[str, ...]]
) -> None:
    assert list(rows_of(play(*messages))) == rows


@pytest.mark.parametrize(
    ("messages", "played"),
    [
        (["a", "b"], ["a+b"]),
        (["a", "b", ELSEWHERE, "b", "a"], ["a+b", ELSEWHERE, "b", "a"]),
        ([ELSEWHERE, ELSEWHERE, "a", "b"], [ELSEWHERE, ELSEWHERE, "a+b"]),
        (["a"], ["a"]),
    ],
)
def test_a_row_is_played_as_one_where_there_is_a_sound_of_it(
    messages: list[str], played: list[str]
) -> None:
    assert messages_of(joined(play(*messages), {"a+b": "1"})) == played


def test_a_row_is_made_in_each_language_that_one_of_its_messages_has() -> None:
    assert languages_in(["a1 sv=a2", "b1", "c1 fi=c2"]) == {
        "": ["a1", "b1", "c1"],
        "fi": ["a1", "b1", "c2"],
        "sv": ["a2", "b1", "c1"],
    }


def test_a_program_holds_the_row_and_the_messages_it_was_made_of() -> None:
    program = compiled("1")
    assert (program["prompts"], program["made"]) == ({"a": "1", "b": "2"}, {"a+b": "12"})
    assert load_program(program).prompts["a+b"] == "12"


def test_a_row_inside_a_part_keeps_its_sound() -> None:
    drawn = flow({"in": "incoming_call", "use": ("part", {"flow": "inner"})}, "in next > use")
    document = read_document(drawn).document
    part = Part("Inner", 1, 1, compiled("1"))
    outer = compile_document(
        document, prompts={}, numbers=(), parts={Reference("inner"): part}, own="outer"
    )
    assert outer["sounds"] == ["1", "12", "2"]
    assert load_program(outer).steps["use/say"].config.model_dump()["prompt"] == "12"


def compiled(first: str) -> dict[str, object]:
    row = ("play", {"prompt": "a", "more": [{"prompt": "b"}]})
    drawn = flow({"in": "incoming_call", "say": row}, "in next > say")
    return compile_document(
        read_document(drawn).document,
        prompts={"a": first, "b": "2"},
        numbers=(),
        made={"a+b": "12"},
    )
