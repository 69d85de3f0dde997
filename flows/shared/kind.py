"""One kind of thing that flows share: where its rows are, and how calls and checks read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class SharedKind:
    """`place` is its field of the engine's World; empty where calls never meet it.

    `rows` gives by key what each thing is read from, with `read`, which may raise whatever it
    likes; `within` gives the names within each, for checks; `named` what people call each.
    """

    place: str
    rows: Callable[[], Mapping[str, Row]]
    read: Callable[[Row], Any]
    within: Callable[[], Mapping[str, Collection[str]]]
    named: Callable[[], Mapping[str, str]]
