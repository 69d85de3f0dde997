"""Which variables have a value where: on every way to a step, on some, on none."""

from __future__ import annotations

from typing import Any

from tests.graphs import Step, flow, problems

MENU: Step = ("menu", {"prompt": "menu", "choices": [{"key": "1"}, {"key": "2"}]})
DIGITS: Step = ("ask_digits", {"prompt": "menu", "variable": "order"})
SMS: Step = ("send_sms", {"message": "About {order}"})


def said(document: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    about = {"never_set", "sometimes_set"}
    return [(i.severity, i.code, i.field) for i in problems(document) if i.code in about]


def after_a_menu(*wires: str) -> dict[str, Any]:
    steps: dict[str, Step] = {
        "a": "incoming_call",
        "m": MENU,
        "d": DIGITS,
        "s": SMS,
        "h": "hang_up",
    }
    return flow(steps, "a next > m", "s next > h", "m no_input > h", "m wrong_key > h", *wires)


def test_what_every_way_has_set_is_known() -> None:
    assert (
        said(
            after_a_menu(
                "m key:1 > d", "m key:2 > d", "d done > s", "d no_input > h", "d invalid > h"
            )
        )
        == []
    )


def test_what_only_one_way_has_set_is_a_hint() -> None:
    drawn = after_a_menu(
        "m key:1 > d", "m key:2 > s", "d done > s", "d no_input > h", "d invalid > h"
    )
    assert said(drawn) == [("hint", "sometimes_set", "message")]


def test_digits_are_not_known_where_none_were_entered() -> None:
    drawn = after_a_menu(
        "m key:1 > d", "m key:2 > h", "d done > h", "d no_input > s", "d invalid > h"
    )
    assert said(drawn) == [("warning", "never_set", "message")]


def test_what_is_set_only_further_on_is_not_known_yet() -> None:
    steps: dict[str, Step] = {"a": "incoming_call", "s": SMS, "d": DIGITS, "h": "hang_up"}
    wires = ("a next > s", "s next > d", "d done > h", "d no_input > h", "d invalid > h")
    assert said(flow(steps, *wires)) == [("warning", "never_set", "message")]


def test_a_comparison_may_ask_for_what_only_some_ways_have_set() -> None:
    rows = [{"id": "r", "label": "R", "left": "{order}", "operator": "empty"}]
    steps: dict[str, Step] = {
        "a": "incoming_call",
        "m": MENU,
        "d": DIGITS,
        "c": ("compare", {"rows": rows}),
        "h": "hang_up",
    }
    wires = ("a next > m", "m key:1 > d", "m key:2 > c", "d done > c", "c row:r > h")
    assert said(flow(steps, *wires)) == []


def test_a_value_may_name_what_was_remembered_above_it_and_not_itself() -> None:
    assignments = [
        {"name": "one", "value": "{one}"},
        {"name": "two", "value": "{one}"},
    ]
    document = flow(
        {"a": "incoming_call", "s": ("set_variable", {"assignments": assignments}), "h": "hang_up"},
        "a next > s",
        "s next > h",
    )
    assert said(document) == [("warning", "never_set", "assignments.0.value")]


def test_a_step_that_is_not_wired_yet_may_name_what_any_step_sets() -> None:
    drawn = after_a_menu("m key:1 > d", "m key:2 > h", "d no_input > h", "d invalid > h")
    assert said(drawn) == []


def test_a_half_filled_step_still_sets_its_variable() -> None:
    steps: dict[str, Step] = {
        "a": "incoming_call",
        "d": ("ask_digits", {"variable": "order"}),
        "s": SMS,
    }
    assert said(flow(steps, "a next > d", "d done > s")) == []


def test_a_circle_forgets_nothing() -> None:
    drawn = after_a_menu(
        "m key:1 > d", "m key:2 > h", "d done > s", "d no_input > m", "d invalid > d"
    )
    assert said(drawn) == []


def test_rows_without_a_name_or_of_another_shape_set_nothing() -> None:
    assignments: list[Any] = [{"value": "one"}, "two", {"name": "order", "value": "three"}]
    steps: dict[str, Step] = {
        "a": "incoming_call",
        "v": ("set_variable", {"assignments": assignments}),
        "s": SMS,
    }
    assert said(flow(steps, "a next > v", "v next > s")) == []
