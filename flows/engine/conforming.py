"""What every node type must be like, ours and those of other packages: checked when they load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from flows.engine.configuration import item_model
from flows.engine.fields import Items, Kind
from flows.engine.node import GROUPS, AnyNodeType, Port

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_PLACE = re.compile(r"\{(\w+)\}")
_NEEDED = ("model", "label", "group", "icon")


def shortcomings(kind: AnyNodeType) -> list[str]:
    """Sentences for whoever wrote it; empty for a whole one."""
    missing = [name for name in _NEEDED if not getattr(kind, name, None)]
    if missing:
        return [f"It lacks {', '.join(missing)}."]
    return [*_of_itself(kind), *_of_fields(kind.model), *_of_ports(kind)]


def _of_itself(kind: AnyNodeType) -> Iterator[str]:
    if not _NAME.fullmatch(kind.type):
        yield f"Its module may not be called {kind.type}: small letters, digits and _."
    if kind.group not in GROUPS:
        yield f"There is no group {kind.group}: use one of {', '.join(GROUPS)}."
    if not type(kind).__doc__:
        yield "It has no help: write a docstring."
    if kind.onward is not None and kind.onward not in {port.id for port in kind.ports}:
        yield f"It has no way out {kind.onward} to be passed by."


def _of_fields(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        kinds = [found for found in field.metadata if isinstance(found, Kind)]
        if not kinds:
            yield f"Its field {name} has no kind."
        elif isinstance(kinds[0], Items):
            yield from _of_fields(item_model(field))


def _of_ports(kind: AnyNodeType) -> Iterator[str]:
    for port in kind.ports:
        yield from _of_port(port, kind.model)
    ids = [port.id for port in kind.ports]
    yield from (f"Two ways out are called {id}." for id in sorted({*ids}) if ids.count(id) > 1)


def _of_port(port: Port, model: type[BaseModel]) -> Iterator[str]:
    if port.each is None:
        return
    field = model.model_fields.get(port.each)
    if field is None or not any(isinstance(found, Items) for found in field.metadata):
        yield f"There is no list {port.each} for the way out {port.id}."
        return
    unknown = set(_PLACE.findall(port.id + port.label)) - set(item_model(field).model_fields)
    yield from (f"The list {port.each} has no {name}." for name in sorted(unknown))
