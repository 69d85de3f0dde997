"""Switches flipped by phone and by SMS, by the people whom the switch names."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from flows.panel.rows import How, Switch
from flows.panel.switches import flip, read_definition
from flows.panel.things import Who
from flows.people.pins import pin_fits
from flows.people.rows import Person
from flows.problems import Problem

Way = Literal["flipped", "refused", "failed"]


def flip_by_pin(
    key: str,
    *,
    person: str,
    pin: str,
    position: str,
    until: datetime | None,
    number: str,
    now: datetime,
) -> Way:
    """What the caller hears of it; `failed` only who may flip it and whose PIN it is."""
    fits = pin_fits(person, pin, now=now)
    somebody = Person.objects.filter(key=person).first()
    if not fits or somebody is None or not may_flip(key, somebody):
        return "refused"
    who = Who(None, now, How.PHONE, somebody.name, number)
    try:
        set_to(key, position=position, until=until, who=who)
    except Problem:
        return "failed"
    return "flipped"


def may_flip(key: str, person: Person) -> bool:
    return Switch.objects.filter(key=key, may_flip=person).exists()


def set_to(key: str, *, position: str, until: datetime | None, who: Who) -> Switch:
    """As in the panel: the position where it stands by itself is no hand's."""
    row = Switch.objects.filter(key=key).first()
    if row is not None and position == read_definition(row.definition)["default"]:
        position, until = "", None
    return flip(key, position=position, until=until, reason="", who=who)
