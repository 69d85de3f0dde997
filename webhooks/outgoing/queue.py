"""The queue of calls: what is due is claimed, one attempt at a time; PostgreSQL is the truth."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from webhooks.outgoing.planning import Hours
from webhooks.outgoing.rows import GOING_ON, CallAttempt, OutgoingCall, OutgoingState

# Any number, as long as nobody else locks it.
_LOCK = 46_001
_NOT_PUBLISHED = gettext_noop("Its flow is not published any more.")


def claim(*, now: datetime) -> CallAttempt | None:
    """The next attempt, committed as being asked for; None: nothing is due, or no line is free.

    Claims stand in line, or two of them would count the same free line.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        while free_lines() > 0:
            call = _due(now).select_for_update(skip_locked=True, of=("self",)).first()
            if call is None:
                return None
            if attempt := _attempt(call, now=now):
                return attempt
    return None


def due_calls(*, now: datetime) -> int:
    """How many attempts could be begun now."""
    return max(0, min(free_lines(), _due(now)[:100].count()))


def free_lines() -> int:
    """Attempts nobody knows the end of hold their lines."""
    going_on = CallAttempt.objects.filter(state__in=GOING_ON).count()
    return int(settings.OUTGOING_CALLS_AT_ONCE) - going_on


def hours_of(call: OutgoingCall) -> Hours:
    zone = ZoneInfo(settings.TIME_ZONE)
    return Hours(zone, frozenset(call.weekdays), call.hours_from, call.hours_until)


def _due(now: datetime) -> QuerySet[OutgoingCall]:
    due = OutgoingCall.objects.filter(state=OutgoingState.WAITING, next_attempt_at__lte=now)
    return due.select_related("flow", "number").defer("flow__draft").order_by("next_attempt_at")


def _attempt(call: OutgoingCall, *, now: datetime) -> CallAttempt | None:
    """Begin an attempt of a due call; None when it turns out that it must wait, or never can be."""
    opening = hours_of(call).next_allowed(now)
    if opening > now:
        call.next_attempt_at = opening
        call.save(update_fields=["next_attempt_at"])
        return None
    call.version_id = call.version_id or call.flow.live_version_id
    call.next_attempt_at = None
    if call.version_id is None:
        call.state, call.why = OutgoingState.REFUSED, _NOT_PUBLISHED
        call.save(update_fields=["state", "why", "next_attempt_at"])
        return None
    call.state = OutgoingState.CALLING
    call.save(update_fields=["state", "version", "next_attempt_at"])
    return CallAttempt.objects.create(
        outgoing=call,
        position=call.attempts.count() + 1,
        asked_at=now,
        look_at=now + timedelta(seconds=settings.OUTGOING_SETTLE_SECONDS),
    )
