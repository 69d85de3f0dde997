"""Who is on duty: changed in the studio, by phone, by SMS or in the admin, and written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from flows.people.editing import locked_person
from flows.people.pins import pin_fits
from flows.people.reading import duty_of, find_person
from flows.people.rows import DutyHow, DutyLine, Person
from flows.problems import Missing, Problem


@dataclass(frozen=True)
class By:
    """Who changes it and how: somebody who is signed in, or whoever has a number."""

    how: DutyHow
    user: User | None = None
    number: str = ""


@transaction.atomic
def set_duty(key: str, *, on: bool, until: datetime | None, by: By, now: datetime) -> Person:
    """From now on, until then or until it is changed. What holds already makes no new line."""
    if until is not None and until <= now:
        sentence = _("This moment has passed: choose a later one.")
        raise Problem(sentence, until=[sentence])
    person = locked_person(key)
    if duty_of(person, now) == (on, until):
        return find_person(key)
    person.on_duty, person.duty_until = on, until
    person.save(update_fields=["on_duty", "duty_until"])
    DutyLine.objects.create(
        person=person,
        at=now,
        on=on,
        until=until,
        how=by.how,
        by=by.user,
        number=by.number[:64],
    )
    return find_person(key)


def set_duty_by_pin(key: str, pin: str, *, on: bool, number: str, now: datetime) -> str:
    """What the caller hears of it: `on`, `off` or `refused`."""
    if not pin_fits(key, pin, now=now):
        return "refused"
    try:
        set_duty(key, on=on, until=None, by=By(DutyHow.PHONE, number=number), now=now)
    except Missing:
        return "refused"
    return "on" if on else "off"
