"""What is said of a step whose opening hours, or an exception in them, are not there."""

from __future__ import annotations

from typing import Any

from tests.graphs import Steps, codes, flow


def asking(**config: Any) -> list[str]:
    steps: Steps = {"in": "incoming_call", "ask": ("opening_hours", config), "bye": "hang_up"}
    drawn = flow(steps, "in next > ask", "ask open > bye", "ask closed > bye")
    return [code for code, node in codes(drawn) if node == "ask" and code.startswith("no_")]


def test_hours_that_are_not_there_cannot_be_published() -> None:
    assert asking(hours="moon") == ["no_hours"]


def test_an_exception_that_is_there_is_nothing_to_tell_of() -> None:
    assert asking(hours="office", exceptions=[{"name": "Inventory"}]) == []


def test_an_exception_that_is_gone_is_warned_of() -> None:
    assert asking(hours="office", exceptions=[{"name": "Moving house"}]) == ["no_exception"]
