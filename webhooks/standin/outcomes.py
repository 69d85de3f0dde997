"""Which key of an action is followed once it is over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

# The first key present wins; when its branch runs dry, no other is tried.
WAYS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("connect", "success"): ("success", "next"),
    ("connect", "busy"): ("busy", "failed", "next"),
    ("connect", "failed"): ("failed", "next"),
    ("play", "success"): ("success", "next"),
    ("play", "ok"): ("success", "next"),
    ("play", "failed"): ("failed", "next"),
    ("ivr", "failed"): ("failed", "next"),
    ("record", "success"): ("success", "next"),
    ("record", "failed"): ("failed", "next"),
}


@dataclass(frozen=True)
class Outcome:
    """How an action went: `result` and, for a question nobody answered, `why`."""

    result: str
    why: str | None = None


def way_out(verb: str, outcome: Outcome, keys: Collection[str]) -> str | None:
    """The key to follow, or None: the call ends."""
    digits = (outcome.result.rstrip("#"), "success", "next")
    for key in WAYS.get((verb, outcome.result), digits if verb == "ivr" else ()):
        if key in keys:
            return key
    return None
