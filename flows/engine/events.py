"""What reaches the engine from the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["success", "busy", "failed", "no_input", "digits"]


@dataclass(frozen=True)
class Started:
    """A call has begun. Numbers are as the carrier gave them; the caller's may be empty."""

    caller: str = ""
    called: str = ""
    direction: str = "incoming"


@dataclass(frozen=True)
class Finished:
    """The action of turn `turn` (the first is 1) has ended.

    `digits` holds the keys of the outcome `digits`, without a closing `#`.
    """

    turn: int
    outcome: Outcome
    digits: str = ""


Event = Started | Finished
