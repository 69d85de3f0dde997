"""Whom a step rings out of the people that flows share, by the names they bear now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.models import Person, PersonNumber, Team


@dataclass(frozen=True)
class Rung:
    """`name` is what they are called together; empty where they are gone. `numbers` has each's."""

    name: str
    numbers: Mapping[str, str] = field(default_factory=dict)


def rung_by(config: Mapping[str, object]) -> Rung:
    """The person or the team that the step is about."""
    person, team = str(config.get("person") or ""), str(config.get("team") or "")
    whole = Person.objects.filter(key=person) if person else Team.objects.filter(key=team)
    theirs = PersonNumber.objects.select_related("person")
    if person:
        theirs = theirs.filter(person__key=person)
    else:
        theirs = theirs.filter(person__memberships__team__key=team)
    name = whole.values_list("name", flat=True).first() or ""
    return Rung(name, {one.number: one.person.name for one in theirs})
