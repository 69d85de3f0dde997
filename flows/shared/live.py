"""Which shared things callers get: what live programs name, inside the parts they hold too."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from pydantic import BaseModel

from flows.engine.configuration import item_model, kind_of
from flows.engine.fields import Items
from flows.engine.node import node_types

# The names are looked up in one go: live programs may be large.
_NAMED_LIVE = """
    SELECT DISTINCT named #>> '{}', flow.name
    FROM flows_flow flow JOIN flows_flowversion version ON version.id = flow.live_version_id,
         unnest(%s::jsonpath[]) path, jsonb_path_query(version.program, path) AS named
"""


def named_live(kind: str) -> dict[str, set[str]]:
    """The names of the flows by the key of the thing, for fields of this kind."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_LIVE, [list(_paths(kind))])
        for key, flow in cursor.fetchall():
            if key:
                found.setdefault(key, set()).add(flow)
    return found


def _paths(kind: str) -> Iterator[str]:
    """Where programs hold such a field, in PostgreSQL's words."""
    for node_type in node_types().values():
        for field in _fields(node_type.model, kind):
            yield f'$.steps.* ? (@.type == "{node_type.type}").config{field}'


def _fields(model: type[BaseModel], kind: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        described = kind_of(field)
        if isinstance(described, Items):
            yield from (f".{name}[*]{inner}" for inner in _fields(item_model(field), kind))
        elif described.kind == kind:
            yield f".{name}"
