"""Variables in texts, and comparisons."""

from __future__ import annotations

import pytest

from flows.engine import expressions


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Hello {caller}!", "Hello +46!"),
        ("{nobody}", ""),
        ("{caller}{caller}", "+46+46"),
        ("{Caller} {} {caller", "{Caller} {} {caller"),
        ("x" * 2000, "x" * 1000),
    ],
)
def test_a_place_is_filled_with_the_variable(template: str, text: str) -> None:
    assert expressions.render(template, {"caller": "+46"}) == text


@pytest.mark.parametrize(
    ("left", "operator", "right", "holds"),
    [
        ("Gold ", "is", "gold", True),
        ("gold", "is_not", "silver", True),
        ("3", "is", "3.0", True),
        ("007", "is", "7", False),
        ("golden", "contains", "OLD", True),
        ("+46701", "starts_with", "+46", True),
        ("10", "greater", "9", True),
        ("9,5", "less", "10", True),
        ("b", "greater", "a", True),
        ("a", "greater", "b", False),
        ("10", "less", "b", True),
        ("10:30", "less", "9:00", False),
        ("08:05", "is", "8:05", True),
        ("14:00", "greater", "9.30", True),
        ("24:00", "less", "9:00", True),
        (" ", "empty", "", True),
        ("x", "empty", "", False),
    ],
)
def test_a_comparison_holds(left: str, operator: str, right: str, *, holds: bool) -> None:
    assert expressions.compare(left, operator, right) is holds


def test_every_operator_offered_is_understood() -> None:
    outcomes = {
        operator: expressions.compare("b", operator, "a") for operator, _ in expressions.OPERATORS
    }
    assert [operator for operator, holds in outcomes.items() if holds] == ["is_not", "greater"]


def test_the_names_of_a_text_are_found() -> None:
    assert expressions.names("{one} and {two} and {one}") == {"one", "two"}
