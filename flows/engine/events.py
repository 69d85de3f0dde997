"""What reaches the engine from the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["success", "busy", "failed", "no_input", "digits"]


@dataclass(frozen=True)
class Started:
    """A call has begun. Numbers are as the carrier gave them; the caller's may be empty.

    `variables` are what was given along to a call of our own; the facts above come before them.
    """

    caller: str = ""
    called: str = ""
    direction: str = "incoming"
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finished:
    """The action of turn `turn` (the first is 1) has ended.

    `digits` holds the keys of the outcome `digits`, without a closing `#`.
    """

    turn: int
    outcome: Outcome
    digits: str = ""


Event = Started | Finished
