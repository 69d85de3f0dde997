"""Switches made, saved and flipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from flows.engine.panel.switches import SwitchDefinition
from flows.panel import things
from flows.panel.rows import BySms, Switch
from flows.panel.things import SWITCH, Who
from flows.people.reading import no_such_person
from flows.people.rows import Person
from flows.problems import Problem
from flows.shared.unreadable import unreadable


@dataclass(frozen=True)
class Afar:
    """Who may flip a switch by phone (keys of people), and whether they may by SMS."""

    people: Sequence[str] = ()
    by_sms: str = BySms.NO


def read_definition(sent: object) -> dict[str, Any]:
    try:
        return SwitchDefinition.model_validate(sent).model_dump(mode="json")
    except ValidationError as invalid:
        otherwise = _("This switch cannot be read at “{place}”.")
        raise unreadable(invalid, otherwise=otherwise) from None


@transaction.atomic
def create_switch(
    *, name: str, owner: str, definition: object, who: Who, afar: Afar | None = None
) -> Switch:
    afar = afar or Afar()
    people = _people(afar)
    fields = {"definition": read_definition(definition), "by_sms": afar.by_sms}
    row = things.create(SWITCH, name=name, owner=owner, fields=fields, who=who)
    row.may_flip.set(people)
    return row


@transaction.atomic
def save_switch(
    key: str,
    *,
    base_revision: int,
    name: str,
    owner: str,
    definition: object,
    who: Who,
    afar: Afar | None = None,
) -> Switch:
    """Where the position it was set to is gone, it goes back by itself; `afar` None leaves that."""
    read = read_definition(definition)
    row = things.locked(SWITCH, key)
    fields: dict[str, Any] = {"name": name, "owner": owner, "definition": read}
    if row.hand_position not in read["positions"]:
        fields |= {"hand_position": "", "hand_until": None, "hand_reason": ""}
    before = set(row.may_flip.all())
    people = before if afar is None else set(_people(afar))
    if afar is not None:
        fields["by_sms"] = afar.by_sms
    things.save(
        SWITCH,
        row,
        base_revision=base_revision,
        fields=fields,
        who=who,
        what={
            "positions": read["positions"],
            "may_flip": sorted(person.name for person in people),
            "by_sms": fields.get("by_sms", row.by_sms),
        },
        beside=people != before,
    )
    row.may_flip.set(people)
    return row


@transaction.atomic
def flip(key: str, *, position: str, until: datetime | None, reason: str, who: Who) -> Switch:
    """To a position from now on, or back by itself (empty); who did it is written down."""
    row = things.locked(SWITCH, key)
    definition = read_definition(row.definition)
    if position == "":
        until, reason = None, ""
    elif position not in definition["positions"]:
        sentence = _("The switch has no position “{name}”: choose another.").format(name=position)
        raise Problem(sentence, position=[sentence])
    things.require_ahead(until, now=who.now)
    row.hand_position, row.hand_until, row.hand_reason = position, until, reason
    row.save(update_fields=["hand_position", "hand_until", "hand_reason"])
    what = {"position": position or definition["default"], "by_itself": position == ""}
    things.write_line(SWITCH, row, who, did="flipped", what=what, until=until, reason=reason)
    return row


def _people(afar: Afar) -> list[Person]:
    found = list(Person.objects.filter(key__in=afar.people))
    if len(found) != len(set(afar.people)):
        sentence = no_such_person().sentence
        raise Problem(sentence, people=[sentence])
    return found
