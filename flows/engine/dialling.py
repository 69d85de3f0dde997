"""Whom a call rings where a step names variables: what they hold, understood as people write it.

Callers press numbers and tables hold them, so that more is refused than where somebody who draws
has written one: nobody may ring far away at the owner's cost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flows.engine import expressions, numbering
from flows.engine.fields import PHONE, SIP
from flows.engine.node import CallView

# The carrier's own numbers for softphones, which no numbering plan knows (46elks voice-connect).
_SOFTPHONES = "+4600"


@dataclass(frozen=True)
class Dialled:
    """`numbers` are as the carrier takes them; `why` (JSON) is why another one is not rung."""

    numbers: tuple[str, ...]
    why: dict[str, Any]


def dialled(written: Iterable[str], call: CallView, *, abroad: bool) -> Dialled:
    """Those of the written ones who can be rung. `abroad`: variables may name other countries."""
    numbers: dict[str, None] = {}
    why: dict[str, Any] = {}
    for text in written:
        number, because = text, ""
        if expressions.names(text):
            number = numbering.as_meant(expressions.render(text, call.variables))
            because = _because(number, ours=call.ours, abroad=abroad)
        if not because:
            numbers[number] = None
        elif not why:
            # The value itself may be what nobody is to read, such as keys of a sensitive step.
            why = {"because": because, "name": text}
    return Dialled(tuple(numbers), why)


def _because(number: str, *, ours: str, abroad: bool) -> str:
    """Why a number that a variable holds is not rung; empty where it is."""
    if number == "":
        return "empty_number"
    if SIP.fullmatch(number) or (PHONE.fullmatch(number) and number.startswith(_SOFTPHONES)):
        return ""
    if not PHONE.fullmatch(number) or numbering.is_nobodys(number):
        return "no_number"
    if number == ours:
        return "own_number"
    if numbering.is_premium(number):
        return "premium_number"
    if not abroad and numbering.is_abroad(number, seen_from=ours):
        return "number_abroad"
    if numbering.is_swedish_mobile(ours) and not numbering.is_swedish_mobile(number):
        return "mobile_only"
    return ""
