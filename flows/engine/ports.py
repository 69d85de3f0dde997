"""From a node type's ports and a configuration to the ways out that are drawn.

The canvas derives the same in TypeScript; `tests/golden/ports.json` holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.engine.node import AnyNodeType, Port, Unwired

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class WayOut:
    id: str
    label: str
    unwired: Unwired
    trouble: bool = False


def ways_out(node_type: AnyNodeType, config: Mapping[str, Any]) -> list[WayOut]:
    """A step's ways out in drawing order, from its configuration as saved (maybe incomplete)."""
    found: dict[str, WayOut] = {}
    for port in node_type.ports:
        for way in _spread(port, config):
            found.setdefault(way.id, way)
    return list(found.values())


def _spread(port: Port, config: Mapping[str, Any]) -> Iterator[WayOut]:
    if port.each is None:
        yield WayOut(port.id, port.label, port.unwired, port.trouble)
        return
    items = config.get(port.each)
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and all(_text(item, name) for name in _PLACE.findall(port.id)):
            label = _fill(port.label, item).strip()
            yield WayOut(_fill(port.id, item), label, port.unwired, port.trouble)


def _fill(pattern: str, item: Mapping[str, Any]) -> str:
    return _PLACE.sub(lambda place: _text(item, place[1]), pattern)


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
