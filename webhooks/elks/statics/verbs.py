"""The carrier's verbs, what may stand beside each, and which key is followed after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from webhooks.elks.statics.reading import Entry, Object

DIGITS: Final = re.compile(r"[0-9]{1,20}")
MODIFIERS: Final = frozenset({"recordcall", "whenhangup"})
KEYS: Final[Mapping[str, frozenset[str]]] = {
    "connect": frozenset({"callerid", "timeout", "timelimit", "next", "success", "failed", "busy"}),
    "play": frozenset({"skippable", "next", "success", "failed"}),
    "ivr": frozenset({"digits", "timeout", "repeat", "skippable", "next", "success", "failed"}),
    "record": frozenset({"timelimit", "silencedetection", "next", "success", "failed"}),
    "hangup": frozenset(),
}

# The first key present is followed, and no other when its branch runs dry.
SUCCESS: Final = ("success", "next")
FAILED: Final = ("failed", "next")
BUSY: Final = ("busy", "failed", "next")


def verb_of(said: Object) -> str | None:
    """The action's verb; of several the first."""
    return next((key for key in said.entries if key in KEYS), None)


def way(said: Object, keys: tuple[str, ...]) -> Entry | None:
    return next((said.entries[key] for key in keys if key in said.entries), None)
