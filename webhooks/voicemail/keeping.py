"""Messages as people look after them: listed, heard, noted, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from flows.models import VoicemailBox
from flows.problems import Missing
from webhooks.ending.doorbell import ring
from webhooks.errands.rows import Errand, ErrandState
from webhooks.errands.told import Told, told_by
from webhooks.models import Recording, TextMessage
from webhooks.outgoing.rows import MessageState
from webhooks.rest.listing import find_stored
from webhooks.voicemail.rows import FIRST_TOLD, VoicemailMessage

# What stands for the box of messages that lie in none.
NO_BOX = "none"
PAGE = 50


@dataclass(frozen=True)
class BoxRow:
    key: str
    name: str
    messages: int
    unheard: int


@dataclass(frozen=True)
class Page:
    messages: list[VoicemailMessage]
    more: bool


def boxes() -> list[BoxRow]:
    """All boxes by name, and last what lies in none, if anything does."""
    counted = VoicemailBox.objects.annotate(
        held=Count("messages"), new=Count("messages", Q(messages__heard_at=None))
    )
    found = [BoxRow(box.key, box.name, box.held, box.new) for box in counted.order_by("name")]
    loose = VoicemailMessage.objects.filter(box=None).aggregate(
        all=Count("pk"), new=Count("pk", Q(heard_at=None))
    )
    return [*found, BoxRow(NO_BOX, "", loose["all"], loose["new"])] if loose["all"] else found


def messages(*, box: str | None, unheard: bool, before: int | None) -> Page:
    """The newest first; `before` is the id of the last one that is shown already."""
    rows = _whole()
    if box is not None:
        rows = rows.filter(box=None) if box == NO_BOX else rows.filter(box__key=box)
    if unheard:
        rows = rows.filter(heard_at=None)
    if before is not None:
        last = VoicemailMessage.objects.filter(pk=before).values_list("left_at", flat=True).first()
        if last is not None:
            rows = rows.filter(Q(left_at__lt=last) | Q(left_at=last, pk__lt=before))
    found = list(rows[: PAGE + 1])
    return Page(found[:PAGE], more=len(found) > PAGE)


def find_message(message_id: int) -> VoicemailMessage:
    message = _whole().filter(pk=message_id).first()
    if message is None:
        raise _no_such_message()
    return message


def sound_of(message_id: int) -> Recording:
    return find_stored(find_message(message_id).recording_id)


@transaction.atomic
def change_message(
    message_id: int,
    *,
    user: User,
    now: datetime,
    heard: bool | None = None,
    note: str | None = None,
) -> VoicemailMessage:
    """Who was the first to hear it stays, until it is marked as not heard."""
    message = VoicemailMessage.objects.select_for_update().filter(pk=message_id).first()
    if message is None:
        raise _no_such_message()
    if heard is False:
        message.heard_at = message.heard_by = None
    elif heard and message.heard_at is None:
        message.heard_at, message.heard_by = now, user
    if note is not None:
        message.note = note
    message.save(update_fields=["heard_at", "heard_by", "note"])
    return find_message(message_id)


def delete_message(message_id: int) -> None:
    """The recording stays with its call."""
    deleted, _rows = VoicemailMessage.objects.filter(pk=message_id).delete()
    if not deleted:
        raise _no_such_message()


def tell_again(message_id: int) -> VoicemailMessage:
    """Try anew whatever has failed for good; of what is unknown nobody knows, so it stays."""
    message, now = find_message(message_id), timezone.now()
    anew: dict[str, Any] = {"attempts": 0, "next_attempt_at": now, "wanted_at": now, "why": ""}
    turn = {"call_id": message.call_id, "seq": message.seq, "position__gte": FIRST_TOLD}
    Errand.objects.filter(**turn, state=ErrandState.FAILED).update(
        **anew, state=ErrandState.WAITING
    )
    TextMessage.objects.filter(**turn, state=MessageState.FAILED).update(
        **anew, state=MessageState.WAITING
    )
    ring("do_errands")
    return message


def told_of(shown: list[VoicemailMessage]) -> dict[int, list[Told]]:
    """By the message's id, in two statements however many there are."""
    turns = Q(pk__in=[])
    for message in shown:
        turns |= Q(call_id=message.call_id, seq=message.seq)
    turns &= Q(position__gte=FIRST_TOLD)
    by_turn = {(message.call_id, message.seq): message.pk for message in shown}
    found: dict[int, list[Told]] = {message.pk: [] for message in shown}
    for errand in Errand.objects.filter(turns, kind="email"):
        found[by_turn[errand.call_id, errand.seq]].append(told_by(errand))
    for text in TextMessage.objects.filter(turns):
        found[by_turn[text.call_id, text.seq]].append(told_by(text))
    return found


def _whole() -> QuerySet[VoicemailMessage]:
    return (
        VoicemailMessage.objects.select_related("call", "recording", "box", "heard_by")
        .defer("call__actions", "call__legs")
        .order_by("-left_at", "-pk")
    )


def _no_such_message() -> Missing:
    return Missing(_("This message does not exist: somebody may have deleted it."))
