"""Short texts that people type into a panel: names, cells, notes."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from flows.engine.fields import refuse

LONGEST_NAME = 60
LONGEST_CELL = 200
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


def _name(text: str) -> str:
    text = text.strip()
    if not text:
        raise refuse("no_name", "Give it a name.")
    return _at_most(text, LONGEST_NAME)


def _cell(text: str) -> str:
    return _at_most(text.strip(), LONGEST_CELL)


def _at_most(typed: str, most: int) -> str:
    if len(typed) > most:
        text = "“{said}…” is too long: use at most {max} characters."
        raise refuse("too_long", text, said=typed[:20], max=most)
    if _UNSEEN.search(typed):
        raise refuse("unseen", "It holds characters that nobody can see: type it again.")
    return typed


Name = Annotated[str, AfterValidator(_name)]
Cell = Annotated[str, AfterValidator(_cell)]


def repeated(names: tuple[str, ...]) -> str:
    """The first name that was there before, whatever its capitals; empty where each is once."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return ""
