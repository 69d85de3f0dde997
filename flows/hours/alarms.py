"""Alarms about opening hours that cannot be relied on: broken, missing, or out of holidays."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from pydantic import ValidationError

from flows.hours.national import knows
from flows.hours.reading import calendar_of_row
from flows.hours.rows import HoursAlarm, OpeningHours
from flows.shared.live import named_live

logger = logging.getLogger(__name__)
# Kept in English and translated when it is read.
UNREADABLE = "They cannot be read and count as open: write them anew."
MISSING = "They do not exist and count as open: choose others in the flow that uses them."
NO_HOLIDAYS = "The coming holidays could not be looked up: check that a worker is running."


@transaction.atomic
def look_for_hours_alarms(*, now: datetime) -> int:
    """Open an alarm for each that is wrong, close those of what is mended; how many are open."""
    wrong = dict(_wrong(now))
    standing = {alarm.key: alarm for alarm in HoursAlarm.objects.filter(closed_at=None)}
    for key, alarm in standing.items():
        if wrong.get(key) != alarm.why:
            alarm.closed_at = now
            alarm.save(update_fields=["closed_at"])
    new = [
        HoursAlarm(key=key, why=why, opened_at=now)
        for key, why in wrong.items()
        if key not in standing or standing[key].why != why
    ]
    # Another run may have been faster.
    HoursAlarm.objects.bulk_create(new, ignore_conflicts=True)
    for alarm in new:
        logger.error("The opening hours “%s”: %s", alarm.key, alarm.why)
    return len(wrong)


def open_hours_alarms() -> QuerySet[HoursAlarm]:
    return HoursAlarm.objects.filter(closed_at=None)


def _wrong(now: datetime) -> Iterator[tuple[str, str]]:
    known = set()
    for hours in OpeningHours.objects.all():
        known.add(hours.key)
        try:
            calendar = calendar_of_row(hours)
        except ValidationError:
            yield hours.key, UNREADABLE
            continue
        # From December on the coming January must be known.
        ahead = now.year + (now.month == 12)
        country = calendar.definition.holidays.country
        if country and (hours.known_year < ahead or not knows(country)):
            yield hours.key, NO_HOLIDAYS
    for key in named_live("hours"):
        if key not in known:
            yield key, MISSING
