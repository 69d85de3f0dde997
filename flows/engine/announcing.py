"""A message that callers hear before a step rings somebody."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Play, Spoken
from flows.engine.node import Act, Leave, Memory

Announced = Annotated[
    str | None,
    fields.Prompt(
        "Say before it rings",
        help="“One moment, we connect you.” Empty: it rings at once.",
    ),
]


def said_first(prompt: str | None, ring: Act | Leave) -> Act | Leave:
    """The message, where there is one and somebody can be rung; else `ring` at once."""
    if prompt is None or isinstance(ring, Leave):
        return ring
    return Act(Play(Spoken(prompt)), {"said": True})


def was_said(memory: Memory) -> bool:
    """Whether what has ended is the message: now it is time to ring, and to look again whom."""
    return bool(memory.get("said"))
