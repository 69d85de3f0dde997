"""Who else is in a flow: what a browser tab may say of itself, and how often."""

from __future__ import annotations

import json
import secrets
from typing import Any

# The server asks each tab whether it is still there: a page's own clock stands still in a tab
# that is not looked at, but it answers what it is asked.
BEAT_SECONDS = 3.0
GONE_AFTER_SECONDS = 7.0

LONGEST_WORD = 4096
MOST_SELECTED = 40
LONGEST_ID = 64
# A hand selects step after step in a hurry; nobody does so for long.
WORDS_AT_ONCE = 40
WORDS_PER_SECOND = 10.0


def read_here(text: str | None) -> list[str] | None:
    """The steps a tab says it has selected; None for what is not that word.

    `{"type": "here", "selected": ["n1"]}`. More than can be shown is left out.
    """
    try:
        word = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    if not isinstance(word, dict) or word.get("type") != "here":
        return None
    selected = word.get("selected")
    if not isinstance(selected, list):
        return None
    ids = [each for each in selected if isinstance(each, str) and 0 < len(each) <= LONGEST_ID]
    return ids[:MOST_SELECTED] if len(ids) == len(selected) else None


class Allowance:
    """How much a tab may still say: it comes back with time."""

    def __init__(self, now: float) -> None:
        self._words, self._at = float(WORDS_AT_ONCE), now

    def take(self, now: float) -> bool:
        earned = (now - self._at) * WORDS_PER_SECOND
        self._words, self._at = min(float(WORDS_AT_ONCE), self._words + earned), now
        if self._words < 1:
            return False
        self._words -= 1
        return True


class Presence:
    """One tab in a flow, under a name of our making: no tab can speak for another."""

    def __init__(self, user: Any, *, now: float) -> None:
        self.peer = secrets.token_hex(8)
        self._who = {"by": user.get_username(), "name": user.get_full_name()}
        self._allowance = Allowance(now)
        self._selected: list[str] = []
        self._heard_at = now
        self.here = False

    def hears(self, text: str | None, *, now: float) -> bool:
        """Take in what the tab says; false when it says more than anybody has to say."""
        if len(text or "") > LONGEST_WORD or not self._allowance.take(now):
            return False
        selected = read_here(text)
        if selected is not None:
            self._selected, self._heard_at, self.here = selected, now, True
        return True

    def has_gone_silent(self, now: float) -> bool:
        return self.here and now - self._heard_at > GONE_AFTER_SECONDS

    def told(self) -> dict[str, Any]:
        """The event for everybody else."""
        return {
            "type": "presence.here",
            "peer": self.peer,
            **self._who,
            "selected": self._selected,
        }

    def farewell(self) -> dict[str, Any]:
        return {"type": "presence.left", "peer": self.peer}
