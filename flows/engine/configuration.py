"""Between a configuration as saved and a node type's own model: validation and a walk over it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from flows.engine.fields import Config, Items, Kind
from flows.engine.issue import Issue, error
from flows.engine.node import AnyNodeType

MISSING = "Fill in “{label}”."
WRONG = "“{label}” holds something it cannot: choose again."


def kind_of(field: FieldInfo) -> Kind:
    """The kind a configuration's field was declared with."""
    return next(kind for kind in field.metadata if isinstance(kind, Kind))


@functools.cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, Kind, FieldInfo], ...]:
    """Each field of a configuration by its name, with the kind it was declared with."""
    return tuple((name, kind_of(field), field) for name, field in model.model_fields.items())


def item_model(field: FieldInfo) -> type[BaseModel]:
    """The model of a list field's items."""
    model: type[BaseModel] = get_args(field.annotation)[0]
    return model


def validate(node_type: AnyNodeType, raw: Mapping[str, Any]) -> Config:
    """The configuration as the node type wants it; raises pydantic's ValidationError."""
    return node_type.model.model_validate(_filled(raw))


def problems(node_type: AnyNodeType, raw: Mapping[str, Any], *, node: str) -> Iterator[Issue]:
    """What is wrong with a configuration, one issue a field."""
    try:
        config = validate(node_type, raw)
    except ValidationError as invalid:
        for detail in invalid.errors(include_url=False, include_input=False):
            yield _issue(node_type, detail, node=node)
    else:
        for fault in node_type.faults(config):
            yield Issue(
                fault.code, fault.severity, fault.text, node, fault.field, params=fault.params
            )


def values(config: BaseModel) -> Iterator[tuple[str, Kind, Any]]:
    """Each field's name, kind and value, and after a list those of its items (`choices.0.key`).

    Without those that mean nothing beside what was chosen.
    """
    for name, kind, _ in fields_of(type(config)):
        value = getattr(config, name)
        if kind.shown_for and getattr(config, kind.shown_for[0]) != kind.shown_for[1]:
            continue
        yield name, kind, value
        if isinstance(kind, Items):
            for place, item in enumerate(value):
                for inner, inner_kind, inner_value in values(item):
                    yield f"{name}.{place}.{inner}", inner_kind, inner_value


def _filled(raw: Any) -> Any:
    """Without what is empty, so that an empty box counts as not filled in."""
    if isinstance(raw, Mapping):
        return {key: _filled(value) for key, value in raw.items() if value not in ("", None)}
    if isinstance(raw, list):
        return [_filled(value) for value in raw]
    return raw


def _issue(node_type: AnyNodeType, detail: ErrorDetails, *, node: str) -> Issue:
    place, own = detail["loc"], detail.get("ctx", {})
    field = ".".join(str(part) for part in place)
    if "text" in own:
        return error(detail["type"], own["text"], node=node, field=field, **own["params"])
    label = _label(node_type.model, place)
    if detail["type"] == "missing":
        return error("missing", MISSING, node=node, field=field, label=label)
    return error("wrong", WRONG, node=node, field=field, label=label)


def _label(model: type[BaseModel], place: tuple[int | str, ...]) -> str:
    """What people call the field at a place like `("choices", 0, "key")`."""
    field = model.model_fields[str(place[0])]
    if len(place) > 2:
        return _label(item_model(field), place[2:])
    return kind_of(field).label
