"""A program as one 46elks document, as far as that can be said without asking Antler again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.engine.compiler import Program
from webhooks.elks.answers import Links, compact
from webhooks.elks.statics.remarks import Remark
from webhooks.elks.statics.writing import TooMuch, Writer

# 46elks publishes no limit; the largest documents seen to work stay below both.
MOST_BYTES = 4_096
MOST_LEVELS = 6
_NOTHING_FITS = Remark("Nothing of this flow fits into one document.")


@dataclass(frozen=True)
class Exported:
    """The document's text, and what callers miss while it answers them."""

    text: str
    lost: list[Remark]

    @property
    def size(self) -> int:
        return len(self.text.encode())

    @property
    def levels(self) -> int:
        """How deep actions are nested in each other."""
        return _levels(json.loads(self.text))

    @property
    def too_large(self) -> bool:
        return self.size > MOST_BYTES or _NOTHING_FITS in self.lost

    @property
    def answers_nobody(self) -> bool:
        """Whether it turns everybody away because something of the flow cannot be said."""
        return "hangup" in json.loads(self.text) and bool(self.lost)


def export_program(
    program: Program, *, names: Mapping[str, str], links: Links, experimental: bool = False
) -> Exported:
    """Write it as deep as it fits. `names` are what people call the steps, by id.

    `links.next` is not used; where `links.hangup` or `links.recording` is empty, nothing is
    reported or recorded.
    """
    for levels in range(MOST_LEVELS, 0, -1):
        writer = Writer(program, names, links, levels=levels, experimental=experimental)
        try:
            text = compact(writer.document())
        except TooMuch:
            continue
        if len(text.encode()) <= MOST_BYTES or levels == 1:
            return Exported(text, writer.lost)
    return Exported(_end(links), [_NOTHING_FITS])


def _end(links: Links) -> str:
    body: dict[str, Any] = {"hangup": "reject"}
    return compact(body | ({"whenhangup": links.hangup} if links.hangup else {}))


def _levels(body: dict[str, Any]) -> int:
    return 1 + max((_levels(way) for way in body.values() if isinstance(way, dict)), default=0)
