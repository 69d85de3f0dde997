"""How long callers listen before they may choose."""

from __future__ import annotations

from typing import Any

from tests.graphs import Step, flow, problems

CHOICES = [{"key": "1"}]
LENGTHS = {"welcome": 5.2, "menu": 19.9, "bye": 8.0}


def before_a_menu(steps: dict[str, Step], *wires: str) -> dict[str, Any]:
    """Calls begin at `a`, the menu is `m`."""
    told: dict[str, Step] = {
        "i": "incoming_call",
        **steps,
        "m": ("menu", {"prompt": "menu", "choices": CHOICES}),
        "h": "hang_up",
    }
    return flow(told, "i next > a", *wires, "m key:1 > h", "m no_input > h", "m wrong_key > h")


def notice(prompt: str = "welcome", **config: Any) -> tuple[str, dict[str, Any]]:
    return "play", {"prompt": prompt, "skippable": False, **config}


def waits(document: object, lengths: dict[str, float] = LENGTHS) -> list[tuple[str, str | None]]:
    codes = {"long_question", "long_wait"}
    found = problems(document, lengths=lengths)
    return [(issue.message, issue.node) for issue in found if issue.code in codes]


def told(seconds: int) -> str:
    return (
        f"Callers wait {seconds} seconds here before they hear what they can choose: "
        "shorten what is said to at most 8, or let it be skipped with a key."
    )


def test_a_menu_whose_message_is_too_long_says_how_long() -> None:
    document = before_a_menu({"a": ("play", {"prompt": "welcome"})}, "a done > m")
    assert waits(document, {"menu": 23.4}) == [
        (
            "This message lasts 24 seconds: "
            "say within 20 what callers can choose, or divide the choices.",
            "m",
        )
    ]
    assert waits(document, {"menu": 20.0}) == []


def test_a_message_that_everybody_must_hear_before_a_menu_may_last_a_while() -> None:
    assert waits(before_a_menu({"a": notice("bye")}, "a done > m")) == []


def test_one_that_is_longer_is_told_where_it_is_heard() -> None:
    document = before_a_menu({"a": notice("bye", more=[{"prompt": "welcome"}])}, "a done > m")
    assert waits(document) == [(told(14), "a")]


def test_each_time_that_it_is_played_counts() -> None:
    assert waits(before_a_menu({"a": notice(times=2)}, "a done > m")) == [(told(11), "a")]


def test_what_can_be_skipped_makes_nobody_wait() -> None:
    document = before_a_menu({"a": notice("bye", times=3, skippable=True)}, "a done > m")
    assert waits(document) == []


def test_messages_in_a_row_are_added_up_and_told_at_the_last() -> None:
    document = before_a_menu(
        {"a": notice(), "b": ("play", {"prompt": "bye"}), "c": ("record_call", {"prompt": "bye"})},
        "a done > b",
        "b done > c",
        "c next > m",
    )
    assert waits(document) == [(told(14), "c")]


def test_of_several_ways_to_a_menu_the_longest_counts() -> None:
    rows = [{"id": "r", "label": "VIP", "left": "{caller}", "right": "7"}]
    document = before_a_menu(
        {"a": ("compare", {"rows": rows}), "b": notice("bye"), "c": notice(), "d": "record_call"},
        "a row:r > b",
        "a otherwise > c",
        "b done > c",
        "c done > d",
        "d next > m",
    )
    assert waits(document) == [(told(14), "c")]


def test_what_is_asked_or_rung_between_begins_anew() -> None:
    ring = ("connect", {"targets": [{"number": "+46701234567"}]})
    document = before_a_menu(
        {"a": notice("bye"), "c": ring, "b": notice()},
        "a done > c",
        "c busy > b",
        "c no_answer > b",
        "b done > m",
    )
    assert waits(document) == []


def test_what_comes_round_in_a_circle_is_not_added_up() -> None:
    document = before_a_menu(
        {"a": notice(), "b": notice("bye", times=2)}, "a done > b", "b failed > a", "b done > m"
    )
    assert waits(document) == [(told(16), "b")]


def test_no_question_comes_after_a_message_to_wait_for() -> None:
    document = flow(
        {"i": "incoming_call", "a": notice("bye", times=3), "h": "hang_up"},
        "i next > a",
        "a done > h",
    )
    assert waits(document) == []


def test_the_question_for_a_language_is_one_too() -> None:
    languages = [{"code": "sv"}, {"code": "en"}]
    asks = ("language", {"ask": True, "prompt": "welcome", "languages": languages})
    document = before_a_menu({"a": notice("bye", times=2), "l": asks}, "a done > l", "l next > m")
    assert waits(document) == [(told(16), "a")]


def test_a_question_of_yes_or_no_is_one_too() -> None:
    document = flow(
        {"i": "incoming_call", "q": ("yes_no", {"prompt": "menu"}), "h": "hang_up"},
        "i next > q",
        "q yes > h",
        "q no > h",
        "q gave_up > h",
    )
    assert [node for _message, node in waits(document, {"menu": 21.0})] == ["q"]
