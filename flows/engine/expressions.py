"""`{variables}` in texts, and plain comparisons. Bounded, total, nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from flows.engine.clock import weekday

MAX_LENGTH = 1_000
# What the call itself brings: nobody else gives it.
PARTIES = {
    "caller": "The caller's number",
    "called": "The number that was called",
    "direction": "Incoming or outgoing",
}
# What the clock says (flows/engine/clock.py), unless the flow gives the name a value of its own.
CLOCK = {
    "time": "What time it is",
    "date": "Today's date",
    "weekday": "The day of the week",
}
BUILT_IN = PARTIES | CLOCK
OPERATORS = (
    ("is", "is"),
    ("is_not", "is not"),
    ("contains", "contains"),
    ("starts_with", "starts with"),
    ("greater", "is greater than"),
    ("less", "is less than"),
    ("empty", "is empty"),
)
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def render(
    template: str, variables: Mapping[str, str], *, write: Callable[[str], str] = str
) -> str:
    """The text with each `{name}` replaced; a variable nobody has set is empty.

    `write` is how a value is written where it goes.
    """
    told = _PLACE.sub(lambda place: write(variables.get(place[1], "")), template)
    return told[:MAX_LENGTH]


def names(template: str) -> set[str]:
    """The variables a text speaks of."""
    return set(_PLACE.findall(template))


def compare(left: str, operator: str, right: str) -> bool:
    """Compare two texts, as numbers where both are numbers; case and outer spaces do not matter.

    A day of the week is the same in each language, and Monday is before Tuesday. 9:00 is before
    10:30.
    """
    one, other = left.strip().casefold(), right.strip().casefold()
    match operator:
        case "is":
            return _ordered(one, other) == 0
        case "is_not":
            return _ordered(one, other) != 0
        case "contains":
            return other in one
        case "starts_with":
            return one.startswith(other)
        case "greater":
            return _ordered(one, other) > 0
        case "less":
            return _ordered(one, other) < 0
        case _:
            return one == ""


def _ordered(one: str, other: str) -> int:
    """Negative, zero or positive, by number where both are plain ones, otherwise by text."""
    for reads in (_number, _minutes, weekday):
        first, second = reads(one), reads(other)
        if first is not None and second is not None:
            return (first > second) - (first < second)
    return (one > other) - (one < other)


def _minutes(text: str) -> int | None:
    """Of a time of day, since midnight."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text, re.ASCII)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _number(text: str) -> float | None:
    # A phone number is text, and so is a code with leading zeros: 007 is not 7.
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})([.,][0-9]{1,9})?", text):
        return float(text.replace(",", "."))
    return None
