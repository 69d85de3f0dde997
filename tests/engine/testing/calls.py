"""Tests as they are saved, in few words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flows.engine.compiler import Program
from flows.engine.testing.judging import Miss, Verdict, run_test
from flows.engine.testing.pretending import Sounds
from flows.engine.testing.saved import Expectation, SavedTest
from tests.graphs import PROMPTS

NOON = datetime(2026, 5, 4, 9, tzinfo=UTC)
# What each message of `tests.graphs` says, in seconds.
SOUNDS = Sounds(PROMPTS, {PROMPTS["welcome"]: 3.0, PROMPTS["menu"]: 8.0, PROMPTS["bye"]: 2.0})


def reaches(step: str, **within: int) -> Expectation:
    return Expectation.model_validate({"kind": "reaches", "step": step, **within})


def leaves(step: str, port: str) -> Expectation:
    return Expectation(kind="leaves", step=step, port=port)


def does(step: str, does: str, keys: str = "", seconds: int | None = None) -> dict[str, Any]:
    return {"step": step, "does": does, "keys": keys, "seconds": seconds}


def press(step: str, keys: str) -> dict[str, Any]:
    return does(step, "press", keys)


def a_test(*happens: dict[str, Any], expects: Expectation, **facts: Any) -> SavedTest:
    told = {"caller": "+46701234567", "called": "+46766861004", "at": NOON}
    return SavedTest.model_validate({**told, "happens": happens, "expects": [expects], **facts})


def run(program: Program, *happens: dict[str, Any], expects: Expectation, **facts: Any) -> Verdict:
    return run_test(program, a_test(*happens, expects=expects, **facts), sounds=SOUNDS)


def missed(program: Program, *happens: dict[str, Any], expects: Expectation, **facts: Any) -> Miss:
    """The one miss of a test that fails."""
    (miss,) = run(program, *happens, expects=expects, **facts).misses
    return miss
