"""Asking the carrier about attempts that were not heard of: by their id, or in its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from webhooks.carrier.accounts import carrier
from webhooks.elks.client import CarrierTrouble
from webhooks.elks.forms import read_report
from webhooks.ending.endings import archive_report, end_call
from webhooks.models import Report
from webhooks.outgoing import following
from webhooks.outgoing.in_hand import is_in_hand
from webhooks.outgoing.rows import AttemptState, CallAttempt

# Clocks differ, and the carrier may have been slow.
_MARGIN = timedelta(minutes=5)
# What cannot be found out in this time never will be.
_GIVE_UP_AFTER = timedelta(hours=24)
_NOT_IN_HISTORY = gettext_noop(
    "The request never reached the carrier: its history has no such call."
)


def due_look_ups(*, now: datetime, most: int = 20) -> list[int]:
    due = CallAttempt.objects.filter(look_at__lte=now).order_by("look_at")
    return list(due.values_list("pk", flat=True)[:most])


def look_up(attempt_id: int, *, now: datetime) -> None:
    """Find out what became of an attempt. What the carrier cannot tell now is asked again later."""
    attempt = _claim(attempt_id, now=now)
    if attempt is None:
        return
    try:
        if attempt.callid:
            _ask_for_its_call(attempt, now=now)
        else:
            _search_history(attempt, now=now)
    except CarrierTrouble as trouble:
        CallAttempt.objects.filter(pk=attempt.pk, look_at__isnull=False).update(
            why=trouble.sentence[:300]
        )
        if now - attempt.asked_at > _GIVE_UP_AFTER:
            # Or it would hold its line for ever.
            following.nobody_knows(attempt.pk, callid=attempt.callid, now=now)


def _claim(attempt_id: int, *, now: datetime) -> CallAttempt | None:
    with transaction.atomic():
        due = CallAttempt.objects.select_for_update(skip_locked=True, of=("self",))
        due = due.select_related("outgoing__number")
        attempt = due.filter(pk=attempt_id, look_at__lte=now).first()
        if attempt is None:
            return None
        attempt.look_at = now + timedelta(seconds=settings.OUTGOING_SETTLE_SECONDS)
        attempt.save(update_fields=["look_at"])
        return None if is_in_hand(attempt_id) else attempt


def _ask_for_its_call(attempt: CallAttempt, *, now: datetime) -> None:
    with carrier() as client:
        form = client.call(attempt.callid)
    report = read_report(form)
    if report.callid != attempt.callid or report.state in {"", "ongoing"}:
        return
    end_call(report, raw=form, now=now)
    kept = Report.objects.filter(call__callid=attempt.callid).first()
    if kept is not None and not archive_report(kept.pk, now=now):
        # Archived before the attempt was known to be its: nobody else will tell.
        with transaction.atomic():
            following.call_ended(read_report(kept.raw), received_at=kept.received_at, now=now)


def _search_history(attempt: CallAttempt, *, now: datetime) -> None:
    """The one call of that time between the two that no attempt has; anything else is a guess."""
    with carrier() as client:
        calls = client.calls(
            start=attempt.asked_at - _MARGIN, end=max(now, attempt.asked_at + _MARGIN)
        )
        found = _unclaimed(calls, ours=attempt.outgoing.number.number, to=attempt.outgoing.to)
    if not found and not _rivals(attempt):
        following.not_made(attempt.pk, _NOT_IN_HISTORY, now=now)
    elif len(found) == 1 and not _rivals(attempt):
        CallAttempt.objects.filter(pk=attempt.pk, state=AttemptState.ASKING, callid="").update(
            callid=found.pop(), state=AttemptState.RINGING, why="", look_at=now
        )
    else:
        following.nobody_knows(attempt.pk, now=now)


def _unclaimed(calls: Iterable[Mapping[str, Any]], *, ours: str, to: str) -> set[str]:
    wanted = {"direction": "outgoing", "from": ours, "to": to}
    ids = {
        str(call.get("id"))
        for call in calls
        if all(call.get(name) == value for name, value in wanted.items())
    }
    claimed = CallAttempt.objects.filter(callid__in=ids).values_list("callid", flat=True)
    return ids - set(claimed)


def _rivals(attempt: CallAttempt) -> bool:
    """Whether another attempt between the same two, just as unsure, might own what is found."""
    unsure = CallAttempt.objects.filter(
        callid="",
        state__in=[AttemptState.ASKING, AttemptState.UNKNOWN],
        outgoing__to=attempt.outgoing.to,
        outgoing__number=attempt.outgoing.number_id,
        asked_at__range=(attempt.asked_at - 2 * _MARGIN, attempt.asked_at + 2 * _MARGIN),
    )
    return unsure.exclude(pk=attempt.pk).exists()
