"""What everybody who looks after calls should see on every page: the numbers in maintenance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webhooks.carrier.rows import lasting
from webhooks.models import Number, StartState


@dataclass(frozen=True)
class Notice:
    """`held`: the carrier has the document by now."""

    number: Number
    since: datetime
    held: bool


def notices() -> list[Notice]:
    rows = lasting().select_related("number__rental").defer("document", "lost")
    return [Notice(each.number, each.began_at, _is_held(each.number)) for each in rows]


def _is_held(number: Number) -> bool:
    rental = getattr(number, "rental", None)
    return rental is not None and rental.state == StartState.IN_STEP
