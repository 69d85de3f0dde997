"""Alarms about recordings that the carrier will soon delete and that are not stored here."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from webhooks.ending.recordings import CARRIER_KEEPS
from webhooks.models import Alarm, Recording, RecordingState

logger = logging.getLogger(__name__)

AT_RISK_AFTER = timedelta(hours=48)


@transaction.atomic
def look_for_alarms(*, now: datetime) -> int:
    """Open an alarm for each recording at risk, close those that are no more; how many are open.

    A refused one counts too: somebody may still change the rule and have it fetched. One that is
    stored is solved; one the carrier has deleted by now is lost, and is counted as such.
    """
    at_risk = _at_risk(now)
    solved = Alarm.objects.filter(closed_at=None).exclude(recording__in=at_risk)
    solved.update(closed_at=now)
    new = at_risk.exclude(pk__in=Alarm.objects.filter(closed_at=None).values("recording"))
    opened = Alarm.objects.bulk_create(
        [
            Alarm(recording=each, deadline=each.announced_at + CARRIER_KEEPS, opened_at=now)
            for each in new
        ],
        # Another run may have been faster.
        ignore_conflicts=True,
    )
    if opened:
        logger.error("%s recordings are about to be lost: see the admin's overview.", len(opened))
    return Alarm.objects.filter(closed_at=None).count()


def open_alarms() -> QuerySet[Alarm]:
    """What somebody should look at, the most urgent first."""
    return Alarm.objects.filter(closed_at=None).select_related("recording__call")


def _at_risk(now: datetime) -> QuerySet[Recording]:
    return Recording.objects.filter(
        state__in=[RecordingState.ANNOUNCED, RecordingState.REFUSED],
        announced_at__lte=now - AT_RISK_AFTER,
        announced_at__gt=now - CARRIER_KEEPS,
    )
