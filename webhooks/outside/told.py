"""What came of asking: an answer, or what the trouble was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "address",
    "header",
    "inside",
    "unreachable",
    "certificate",
    "slow",
    "redirect",
    "large",
    "broken",
]


@dataclass(frozen=True)
class Limits:
    """`seconds` is for all of it: looking up, connecting, sending and the whole answer."""

    seconds: float = 3.0
    most_bytes: int = 64 * 1024


@dataclass(frozen=True)
class Answered:
    """The whole answer, whatever its status (never a redirect); names of headers are small."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Trouble:
    """`sentence` is English, for people, without secrets, and a key of the translations.

    `sent`: the request may have reached the other system, so that asking again asks twice.
    """

    kind: Kind
    sentence: str
    sent: bool = False
