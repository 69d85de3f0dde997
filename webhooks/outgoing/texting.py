"""Messages of flows, each sent once: its row is committed as being sent, then the carrier asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from flows.engine.fields import PHONE
from webhooks.carrier.accounts import carrier
from webhooks.due import due
from webhooks.elks.client import CarrierRefused, CarrierTrouble, SentSms, UnknownOutcome
from webhooks.ending.doorbell import ring
from webhooks.line.addresses import delivered_url
from webhooks.outgoing.calling import ACCOUNT_TROUBLE
from webhooks.outgoing.rows import MessageState, TextMessage

_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=30)
# Yesterday's news are nobody's any more.
_GIVE_UP_AFTER = timedelta(hours=24)
_NO_NUMBER = gettext_noop("There was no phone number to send it to.")
_NOBODY_KNOWS = gettext_noop("It cannot be told whether this message was sent.")


def send_next_message() -> bool:
    """Send the message that is due; False if there is none."""
    message = _claim(now=timezone.now())
    if message is None:
        return False
    ring("send_message")
    if not PHONE.fullmatch(message.to):
        _settle(message, MessageState.FAILED, why=_NO_NUMBER)
        return True
    try:
        sent = _send(message)
    except UnknownOutcome as lost:
        _settle(message, MessageState.UNKNOWN, why=lost.sentence)
    except CarrierRefused as refused:
        if refused.status in ACCOUNT_TROUBLE:
            _try_later(message, refused.sentence, now=timezone.now())
        else:
            _settle(message, MessageState.FAILED, why=refused.sentence)
    except CarrierTrouble as away:
        _try_later(message, away.sentence, now=timezone.now())
    else:
        _settle(message, MessageState.SENT, carrier_id=sent.id)
    return True


def due_messages(*, now: datetime) -> int:
    return _due(now)[:20].count()


def _due(now: datetime) -> QuerySet[TextMessage]:
    return TextMessage.objects.filter(
        due("next_attempt_at", now=now, longest=_LONGEST_PAUSE), state=MessageState.WAITING
    )


def give_up_unheard(*, now: datetime) -> int:
    """Messages whose worker died while it asked: they may have been sent, so nobody sends them."""
    lost = TextMessage.objects.filter(state=MessageState.ASKING, next_attempt_at__lte=now)
    return lost.update(state=MessageState.UNKNOWN, why=_NOBODY_KNOWS, next_attempt_at=None)


def _claim(*, now: datetime) -> TextMessage | None:
    with transaction.atomic():
        rows = _due(now).select_for_update(skip_locked=True)
        message = rows.order_by("next_attempt_at", "pk").first()
        if message is None:
            return None
        message.state = MessageState.ASKING
        message.attempts += 1
        message.next_attempt_at = now + timedelta(seconds=settings.OUTGOING_SETTLE_SECONDS)
        message.save(update_fields=["state", "attempts", "next_attempt_at"])
    return message


def _send(message: TextMessage) -> SentSms:
    with carrier() as client:
        return client.send_sms(
            from_number=message.sender,
            to=message.to,
            message=message.text,
            when_delivered=delivered_url(message.pk),
            dont_log=False,
        )


def _settle(
    message: TextMessage, state: MessageState, *, why: str = "", carrier_id: str = ""
) -> None:
    """Unless its delivery has been told already."""
    mine = TextMessage.objects.filter(pk=message.pk)
    if carrier_id:
        mine.update(carrier_id=carrier_id)
    mine.filter(state=MessageState.ASKING).update(state=state, why=why[:300], next_attempt_at=None)


def _try_later(message: TextMessage, why: str, *, now: datetime) -> None:
    if now - message.wanted_at > _GIVE_UP_AFTER:
        _settle(message, MessageState.FAILED, why=why)
        return
    pause = min(_FIRST_PAUSE * 2 ** min(message.attempts - 1, 10), _LONGEST_PAUSE)
    TextMessage.objects.filter(pk=message.pk, state=MessageState.ASKING).update(
        state=MessageState.WAITING, why=why[:300], next_attempt_at=now + pause
    )
