"""From a drawing to a program."""

from __future__ import annotations

import json

import pytest

from flows.engine.compiler import DocumentInvalid, compile_document, digest, load_program
from flows.engine.document import read_document
from flows.engine.issue import error
from flows.engine.issues import check
from tests.graphs import MADE, NUMBERS, PROMPTS, compiled, flow, office


def test_layout_and_order_do_not_change_the_digest() -> None:
    moved = office()
    moved["layout"] = {"in": {"x": 900, "y": 1}}
    moved["nodes"].reverse()
    assert digest(compiled(moved)) == digest(compiled(office()))


def test_a_renamed_step_changes_the_digest() -> None:
    renamed = office()
    renamed["nodes"][1]["name"] = "Main menu"
    assert digest(compiled(renamed)) != digest(compiled(office()))


def test_a_changed_setting_changes_the_digest() -> None:
    changed = office()
    changed["nodes"][1]["config"]["timeout"] = 9
    assert digest(compiled(changed)) != digest(compiled(office()))


def test_the_program_freezes_the_audio_of_just_the_prompts_it_uses() -> None:
    program = compiled(
        flow({"a": "incoming_call", "h": ("hang_up", {"prompt": "bye"})}, "a next > h")
    )
    assert program["prompts"] == {"bye": PROMPTS["bye"]}


def test_a_program_is_json_and_loads_again() -> None:
    program = load_program(json.loads(json.dumps(compiled(office()))))
    assert program.steps["menu"].exits["key:1"] == "sales"


def test_errors_forbid_a_program_and_are_told() -> None:
    with pytest.raises(DocumentInvalid, match="leads nowhere") as told:
        compiled(flow({"a": "incoming_call"}))
    assert [issue.code for issue in told.value.issues] == ["port_unwired"]


def test_errors_of_reading_forbid_a_program_too() -> None:
    document = read_document(office()).document
    with pytest.raises(DocumentInvalid):
        compile_document(
            document, prompts=PROMPTS, numbers=NUMBERS, issues=[error("unreadable_step", "Gone.")]
        )


def test_a_node_type_that_is_not_installed_is_named() -> None:
    program = compiled(office())
    program["steps"]["menu"]["type"] = "teleport"
    with pytest.raises(KeyError, match="teleport"):
        load_program(program)


@pytest.mark.parametrize(("read_back", "made"), [(True, MADE), (False, {})])
def test_clips_are_needed_only_where_digits_are_read_back(
    *, read_back: bool, made: dict[str, str]
) -> None:
    step = ("ask_digits", {"prompt": "menu", "read_back": read_back})
    document = flow({"in": "incoming_call", "d": step, "h": "hang_up"}, "in next > d", "d done > h")
    assert compiled(document).get("made", {}) == made


def test_digits_cannot_be_read_back_where_values_cannot_be_said() -> None:
    step = ("ask_digits", {"prompt": "menu", "read_back": True})
    document = flow({"in": "incoming_call", "d": step, "h": "hang_up"}, "in next > d", "d done > h")
    found = check(read_document(document).document, prompts=PROMPTS, numbers=())
    assert [issue.code for issue in found if issue.severity == "error"] == ["no_voice"]
