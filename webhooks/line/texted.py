"""Messages to our numbers: people change their duty by them, and flip switches."""

from __future__ import annotations

import logging
from datetime import datetime

from flows.texting.answering import answer_once
from webhooks.elks.forms import IncomingSms
from webhooks.line import auth
from webhooks.line.refusals import refusals
from webhooks.models import Number, RefusalKind

logger = logging.getLogger(__name__)


def answer(message: IncomingSms, *, number: str, secret: str, now: datetime) -> str:
    """What to send back, empty for nothing; `number` and `secret` are those of the address."""
    ours = Number.objects.filter(number=number).first()
    if ours is None or not auth.secret_fits(secret, ours.secret):
        refusals.count(RefusalKind.ADDRESS)
        logger.warning("A message to %s came with a wrong address; ignored.", number)
        return ""
    return answer_once(
        message.id, sender=message.sender, text=message.text, now=now, written=message.written
    )
