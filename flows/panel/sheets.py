"""Small tables and caller lists made and saved; what changed in them is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from flows.engine.panel.caller_lists import CallerList as EngineList
from flows.engine.panel.tables import Table as EngineTable
from flows.panel import things
from flows.panel.rows import CallerList, SmallTable
from flows.panel.things import CALLER_LIST, TABLE, ThingKind, Who
from flows.shared.unreadable import unreadable

Sheet = SmallTable | CallerList
# What each holds, and under which name its rows are.
ENGINE: Mapping[str, type[BaseModel]] = {TABLE.name: EngineTable, CALLER_LIST.name: EngineList}
ROWS = {TABLE.name: "rows", CALLER_LIST.name: "entries"}


def read_definition(kind: ThingKind[Any], sent: object) -> dict[str, Any]:
    try:
        return ENGINE[kind.name].model_validate(sent).model_dump(mode="json")
    except ValidationError as invalid:
        raise unreadable(invalid, otherwise=_("This cannot be read at “{place}”.")) from None


def create_sheet(
    kind: ThingKind[Any], *, name: str, owner: str, definition: object, who: Who
) -> Any:
    fields = {"definition": read_definition(kind, definition)}
    return things.create(kind, name=name, owner=owner, fields=fields, who=who)


@transaction.atomic
def save_sheet(
    kind: ThingKind[Any],
    key: str,
    *,
    base_revision: int,
    name: str,
    owner: str,
    definition: object,
    who: Who,
) -> Any:
    read = read_definition(kind, definition)
    row = things.locked(kind, key)
    what = _changes(kind, row.definition, read)
    fields = {"name": name, "owner": owner, "definition": read}
    things.save(kind, row, base_revision=base_revision, fields=fields, who=who, what=what)
    return row


def _changes(kind: ThingKind[Any], before: Any, after: Mapping[str, Any]) -> dict[str, int]:
    """How many rows came and went; a row that was changed did both."""
    held, holds = _counted(kind, before), _counted(kind, after)
    return {
        "rows": holds.total(),
        "added": (holds - held).total(),
        "removed": (held - holds).total(),
    }


def _counted(kind: ThingKind[Any], definition: Any) -> Counter[str]:
    rows = definition.get(ROWS[kind.name]) if isinstance(definition, dict) else None
    return Counter(map(repr, rows if isinstance(rows, list) else []))
