"""E-mail addresses as people write them, one or several in a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.engine import expressions
from flows.engine.node import Fault

# No more than what headers and lists of addresses cannot be broken with.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z0-9-]{2,63}"
)
_BETWEEN = re.compile(r"[,;\s]+")
MOST = 5


def is_email(text: str) -> bool:
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def split(text: str) -> tuple[str, ...]:
    """What stands between commas, semicolons and spaces, each once, at most `MOST`."""
    return tuple(dict.fromkeys(part for part in _BETWEEN.split(text) if part))[:MOST]


def one_line(text: str) -> str:
    """Without line ends and other characters nobody can see: a header cannot be broken out of."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def faults(field: str, written: str) -> Iterator[Fault]:
    """What is no address in a field that holds some; a {variable} may become one."""
    for part in split(written):
        if not expressions.names(part) and not is_email(part):
            text = "“{written}” is no e-mail address: write it like anna@example.com."
            yield Fault("not_an_email", field, text, {"written": part})
