"""What only the journal of all calls knows, read before a turn of a program that needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

# What a node type can need of them (`NodeType.needs`); an answer is read when one was asked for.
Need = Literal["busy", "rung", "earlier", "passed"]


@dataclass(frozen=True)
class Facts:
    """Without the journal all of it is empty: steps go on as if nothing had been before.

    `answer` (JSON) is what came of the errand the call waits for, None until then. `busy` are the
    numbers that ring or talk in other calls, `rung` when each number was last rung, `earlier` when
    this caller last called before, `passed` when this caller passed which place (`Mark`).
    """

    answer: Mapping[str, Any] | None = None
    busy: frozenset[str] = frozenset()
    rung: Mapping[str, datetime] = field(default_factory=dict)
    earlier: datetime | None = None
    passed: Mapping[str, Sequence[datetime]] = field(default_factory=dict)


NOTHING = Facts()


def person_of(variables: Mapping[str, str]) -> str:
    """The number on the line that is not ours; empty where it is hidden."""
    return variables.get("called" if variables.get("direction") == "outgoing" else "caller", "")
