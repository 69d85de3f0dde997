"""What the carrier tells of a message afterwards; it may be told twice, early or out of order."""

from __future__ import annotations

from datetime import datetime

from webhooks.elks.forms import Delivery
from webhooks.outgoing.rows import MessageState, TextMessage

# From which states news lead on: a delivered message stays delivered.
_OPEN = (MessageState.ASKING, MessageState.UNKNOWN)
_LEADS_ON = {
    "sent": _OPEN,
    "failed": (*_OPEN, MessageState.SENT),
    "delivered": (*_OPEN, MessageState.SENT, MessageState.FAILED),
}


def delivered(message_id: int, news: Delivery, *, now: datetime) -> bool:
    """Keep the news; False if they change nothing."""
    message = TextMessage.objects.filter(pk=message_id, state__in=_LEADS_ON.get(news.status, ()))
    at = (news.delivered or now) if news.status == "delivered" else None
    return bool(message.update(state=news.status, delivered_at=at, why="", next_attempt_at=None))
