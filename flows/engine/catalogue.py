"""The registry as JSON: all that the canvas needs to draw palette, cards, handles and forms."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from flows.engine import document
from flows.engine.configuration import item_model, kind_of
from flows.engine.expressions import BUILT_IN
from flows.engine.fields import Items
from flows.engine.node import GROUPS, AnyNodeType, Port, node_types


def catalogue() -> dict[str, Any]:
    """Its shape is told in docs/contracts.md; `tests/golden/catalogue.json` is this, kept."""
    order = list(GROUPS)
    kinds = sorted(node_types().values(), key=lambda kind: (order.index(kind.group), kind.place))
    return {
        "spec": document.SPEC,
        "limits": {
            "nodes": document.MAX_NODES,
            "edges": document.MAX_EDGES,
            "name": document.MAX_NAME,
            "document_bytes": document.MAX_BYTES,
        },
        "groups": [{"name": name, "label": label} for name, label in GROUPS.items()],
        "variables": [{"name": name, "label": label} for name, label in BUILT_IN.items()],
        "types": [_type(kind) for kind in kinds],
        "words": _words(kinds),
    }


def _words(kinds: list[AnyNodeType]) -> dict[str, dict[str, str]]:
    """What types of other packages bring in other languages."""
    found: dict[str, dict[str, str]] = {}
    for kind in kinds:
        for language, words in kind.translations.items():
            found.setdefault(language, {}).update(words)
    return found


def _type(kind: AnyNodeType) -> dict[str, Any]:
    return {
        "type": kind.type,
        "label": kind.label,
        "group": kind.group,
        "icon": kind.icon,
        "everyday": kind.everyday,
        "entry": kind.entry,
        "catches": kind.catches,
        "tail": kind.tail,
        "help": " ".join((kind.__doc__ or "").split()),
        "summary": kind.summary,
        "fields": _fields(kind.model),
        "ports": [_port(port) for port in kind.ports],
        "onward": kind.onward,
        "part": kind.part,
    }


def _fields(model: type[BaseModel]) -> list[dict[str, Any]]:
    return [_field(name, field) for name, field in model.model_fields.items()]


def _field(name: str, field: FieldInfo) -> dict[str, Any]:
    kind = kind_of(field)
    default = field.get_default(call_default_factory=True)
    return {
        "name": name,
        "kind": kind.kind,
        "label": kind.label,
        "help": kind.help,
        "required": field.is_required(),
        "default": None if default is PydanticUndefined else default,
        **({"experimental": True} if kind.experimental else {}),
        **({"hidden": True} if kind.hidden else {}),
        **({"shown_for": list(kind.shown_for)} if kind.shown_for else {}),
        **({} if kind.begins is None else {"begins": kind.begins}),
        **kind.describe(),
        **({"item": _fields(item_model(field))} if isinstance(kind, Items) else {}),
    }


def _port(port: Port) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": port.id, "label": port.label, "unwired": port.unwired}
    if port.trouble:
        plain["trouble"] = True
    return plain if port.each is None else {"from": port.each, **plain}
