"""What people may write down of a calendar, and what they are told of what they may not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from flows.engine.hours.definition import LONGEST_NAME, MOST_SPANS, Definition
from tests.engine.hours.calendars import definition, spans, week

CLOSED = {"name": "Inventory", "first": "2026-12-01", "last": "2026-12-01"}


def said(**more: Any) -> str:
    """The code of the sentence by which a definition is refused."""
    with pytest.raises(ValidationError) as refused:
        Definition.model_validate(definition(**more))
    error, *_ = refused.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    ("code", "weekdays"),
    [
        ("not_a_time", "8-12"),
        ("not_a_time", "08:00-24:01"),
        ("backwards", "22:00-06:00"),
        ("overlap", "08:00-12:00 11:00-17:00"),
        ("many_spans", " ".join(f"{hour:02}:00-{hour:02}:30" for hour in range(MOST_SPANS + 1))),
    ],
)
def test_times_of_a_day_are_refused_with_a_sentence(code: str, weekdays: str) -> None:
    assert said(weekly=[spans(weekdays), *week()[1:]]) == code


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("no_name", {"name": " "}),
        ("long_name", {"name": "x" * (LONGEST_NAME + 1)}),
        ("backwards", {"last": "2026-11-30"}),
        ("too_long", {"last": "2027-12-01", "yearly": True}),
        ("no_spans", {"kind": "hours"}),
    ],
)
def test_exceptions_are_refused_with_a_sentence(code: str, change: dict[str, Any]) -> None:
    assert said(exceptions=[{**CLOSED, **change}]) == code


def test_an_exception_that_is_there_twice_is_named_once() -> None:
    exceptions = [CLOSED, {**CLOSED, "first": "2027-12-01", "last": "2027-12-01"}]
    assert Definition.model_validate(definition(exceptions=exceptions)).names() == ["Inventory"]
