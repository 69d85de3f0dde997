"""Whom a call had told of something, and how that went: one word for messages and errands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from webhooks.errands.rows import Errand, ErrandState
from webhooks.outgoing.rows import MessageState, TextMessage
from webhooks.review.done import SHOWN, addressed

_GOOD = {ErrandState.DONE, MessageState.SENT, MessageState.DELIVERED}
_BAD = {ErrandState.FAILED, ErrandState.UNKNOWN}


@dataclass(frozen=True)
class Told:
    """`kind` is sms, email or event; `state` is waiting, done, failed or unknown."""

    kind: str
    to: str
    state: str
    why: str
    attempts: int
    at: datetime

    @property
    def failed(self) -> bool:
        return self.state in _BAD


def told_by(row: Errand | TextMessage) -> Told:
    state = "done" if row.state in _GOOD else row.state
    state = state if state in _BAD | {"done"} else "waiting"
    kind, to = ("sms", row.to) if isinstance(row, TextMessage) else (row.kind, addressed(row))
    return Told(kind, to, state, row.why, row.attempts, row.wanted_at)


def told_in(callids: Collection[str]) -> list[Told]:
    """All that these calls wanted told, the oldest first, in two statements."""
    texts = TextMessage.objects.filter(call__callid__in=callids)
    errands = Errand.objects.filter(call__callid__in=callids, kind__in=SHOWN)
    told = [*map(told_by, texts), *map(told_by, errands)]
    return sorted(told, key=lambda one: one.at)
