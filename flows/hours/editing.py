"""Opening hours made, saved against the revision they are based on, set by hand, deleted."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.hours.reading import holidays_of, no_such_hours, read_definition
from flows.hours.rows import HoursLine, OpeningHours, OverrideKind
from flows.naming import require_readable_name
from flows.problems import Conflict, Problem
from flows.shared.uses import require_unused

KEY_LENGTH = 64
# Words that stand where a key does in addresses.
_RESERVED = frozenset({"preview", "ical", "choices"})


@transaction.atomic
def create_hours(
    name: str, definition: object, *, user: User | None, now: datetime
) -> OpeningHours:
    require_readable_name(name)
    read = read_definition(definition)
    holidays, known_year = holidays_of(read, now=now)
    hours = OpeningHours(
        key=_free_key(name),
        name=name,
        definition=read.model_dump(mode="json"),
        holidays=holidays,
        known_year=known_year,
        saved_at=now,
        saved_by=user,
    )
    _save_under_free_name(hours)
    return hours


@transaction.atomic
def save_hours(
    key: str,
    *,
    base_revision: int,
    name: str,
    definition: object,
    user: User | None,
    now: datetime,
) -> OpeningHours:
    """The next revision, if nobody has saved since `base_revision`; calls meet it at once."""
    require_readable_name(name)
    read = read_definition(definition)
    hours = locked_hours(key)
    told = read.model_dump(mode="json")
    if (hours.name, hours.definition) == (name, told):
        return hours
    if hours.revision != base_revision:
        sentence = _("These opening hours were saved elsewhere in the meantime: load them anew.")
        raise Conflict(sentence, revision=hours.revision)
    hours.name, hours.definition = name, told
    hours.holidays, hours.known_year = holidays_of(read, now=now)
    hours.revision += 1
    hours.saved_at, hours.saved_by = now, user
    _save_under_free_name(
        hours,
        update_fields=[
            *("name", "definition", "holidays", "known_year"),
            *("revision", "saved_at", "saved_by"),
        ],
    )
    return hours


@transaction.atomic
def set_override(
    key: str,
    *,
    kind: str,
    until: datetime | None,
    reason: str,
    user: User | None,
    now: datetime,
) -> OpeningHours:
    """Open or closed by hand from now on, or following the calendar again; who did it is kept."""
    if kind == OverrideKind.FOLLOW:
        until, reason = None, ""
    if until is not None and until <= now:
        sentence = _("This moment has passed: choose a later one.")
        raise Problem(sentence, until=[sentence])
    hours = locked_hours(key)
    hours.override_kind, hours.override_until, hours.override_reason = kind, until, reason
    hours.save(update_fields=["override_kind", "override_until", "override_reason"])
    HoursLine.objects.create(hours=hours, at=now, by=user, kind=kind, until=until, reason=reason)
    return hours


@transaction.atomic
def delete_hours(key: str) -> None:
    """Delete opening hours that no drawing names and no live program, parts in it included.

    A call that goes on with an older version meets them as open, as all that cannot be read.
    """
    hours = locked_hours(key)
    sentence = _("“{name}” is used in {flows}: choose other opening hours there first.")
    require_unused("hours", key, sentence, name=hours.name)
    hours.delete()


def refresh_holidays(*, now: datetime) -> int:
    """Look up the years that have come nearer; how many calendars were renewed."""
    renewed = 0
    for key in OpeningHours.objects.values_list("key", flat=True):
        renewed += _refresh(key, now=now)
    return renewed


@transaction.atomic
def _refresh(key: str, *, now: datetime) -> bool:
    hours = OpeningHours.objects.select_for_update().filter(key=key).first()
    if hours is None:
        return False
    try:
        holidays, known_year = holidays_of(read_definition(hours.definition), now=now)
    except Problem:
        # It raises an alarm of its own.
        return False
    if (hours.holidays, hours.known_year) == (holidays, known_year):
        return False
    hours.holidays, hours.known_year = holidays, known_year
    hours.save(update_fields=["holidays", "known_year"])
    return True


def locked_hours(key: str) -> OpeningHours:
    hours = OpeningHours.objects.select_for_update(of=("self",)).filter(key=key).first()
    if hours is None:
        raise no_such_hours()
    return hours


def _free_key(name: str) -> str:
    stem = slugify(name)[: KEY_LENGTH - 8] or "hours"
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    taken = OpeningHours.objects.filter(key__startswith=stem).values_list("key", flat=True)
    unfree = _RESERVED | set(taken)
    return next(key for key in keys if key not in unfree)


def _save_under_free_name(hours: OpeningHours, update_fields: Any = None) -> None:
    try:
        with transaction.atomic():
            hours.save(update_fields=update_fields)
    except IntegrityError:
        sentence = _("There are already opening hours called “{name}”: choose another name.")
        sentence = sentence.format(name=hours.name)
        raise Problem(sentence, name=[sentence]) from None
