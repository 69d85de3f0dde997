"""Switches made, saved and flipped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from flows.engine.panel.switches import SwitchDefinition
from flows.panel import things
from flows.panel.rows import Switch
from flows.panel.things import SWITCH, Who
from flows.problems import Problem
from flows.shared.unreadable import unreadable


def read_definition(sent: object) -> dict[str, Any]:
    try:
        return SwitchDefinition.model_validate(sent).model_dump(mode="json")
    except ValidationError as invalid:
        otherwise = _("This switch cannot be read at “{place}”.")
        raise unreadable(invalid, otherwise=otherwise) from None


def create_switch(*, name: str, owner: str, definition: object, who: Who) -> Switch:
    fields = {"definition": read_definition(definition)}
    return things.create(SWITCH, name=name, owner=owner, fields=fields, who=who)


@transaction.atomic
def save_switch(
    key: str, *, base_revision: int, name: str, owner: str, definition: object, who: Who
) -> Switch:
    """Where the position it was set to is gone, it goes back by itself."""
    read = read_definition(definition)
    row = things.locked(SWITCH, key)
    fields: dict[str, Any] = {"name": name, "owner": owner, "definition": read}
    if row.hand_position not in read["positions"]:
        fields |= {"hand_position": "", "hand_until": None, "hand_reason": ""}
    what = {"positions": read["positions"]}
    things.save(SWITCH, row, base_revision=base_revision, fields=fields, who=who, what=what)
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
