"""The things of the panel as kinds that flows share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models.expressions import RawSQL

from flows.engine.panel.caller_lists import CallerList as EngineList
from flows.engine.panel.tables import Table as EngineTable
from flows.panel.reading import FORCE, STORED, announcement_of, switch_of
from flows.panel.rows import Announcement, CallerList, SmallTable, Switch, Thing
from flows.shared.kind import Row, SharedKind

_POSITIONS = RawSQL("jsonb_path_query_array(definition, '$.positions[*]')", [])
_COLUMNS = RawSQL("jsonb_path_query_array(definition, '$.columns[*]')", [])


def _rows_of(model: type[Thing], *fields: str) -> Callable[[], Mapping[str, Row]]:
    return lambda: {row.pop("key"): row for row in model._default_manager.values("key", *fields)}


def _named(model: type[Thing]) -> Callable[[], Mapping[str, str]]:
    return lambda: dict(model._default_manager.values_list("key", "name"))


def _within(model: type[Thing], names: RawSQL) -> Callable[[], Mapping[str, list[str]]]:
    return lambda: dict(model._default_manager.values_list("key", names))


def _without(model: type[Thing]) -> Callable[[], Mapping[str, list[str]]]:
    return lambda: {key: [] for key in model._default_manager.values_list("key", flat=True)}


SWITCHES = SharedKind(
    "switches",
    rows=_rows_of(Switch, *STORED),
    read=switch_of,
    within=_within(Switch, _POSITIONS),
    named=_named(Switch),
)
ANNOUNCEMENTS = SharedKind(
    "announcements",
    rows=_rows_of(Announcement, "prompt__sound", *FORCE),
    read=announcement_of,
    within=_without(Announcement),
    named=_named(Announcement),
)
TABLES = SharedKind(
    "tables",
    rows=_rows_of(SmallTable, "definition"),
    read=lambda row: EngineTable.model_validate(row["definition"]),
    within=_within(SmallTable, _COLUMNS),
    named=_named(SmallTable),
)
CALLER_LISTS = SharedKind(
    "caller_lists",
    rows=_rows_of(CallerList, "definition"),
    read=lambda row: EngineList.model_validate(row["definition"]),
    within=_without(CallerList),
    named=_named(CallerList),
)
