"""Which variables have a value where: a walk along all ways at once, until nothing changes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from flows.engine import expressions
from flows.engine.configuration import fields_of, item_model
from flows.engine.document import Document, Node
from flows.engine.fields import Items, Template, Variable
from flows.engine.issue import Issue, hint, warning
from flows.engine.mentions import Mention
from flows.engine.node import node_types

Names = frozenset[str]
BUILT_IN: Names = frozenset(expressions.BUILT_IN)


@dataclass(frozen=True)
class Known:
    """At the entrance of a step: what every way there has set, and what at least one has."""

    always: Names
    sometimes: Names


def variable_issues(
    document: Document,
    mentions: Collection[Mention],
    *,
    starts: Collection[str],
    anytime: Collection[str] = (),
    after: Collection[str] = (),
) -> Iterator[Issue]:
    """Texts that name a variable which nothing, or not every way, has set before.

    To the steps `anytime` calls come from anywhere, though not before they have begun; the steps
    `after` begin what follows a call, wherever it ended.
    """
    # A step that no call reaches yet may be drawn before its place in the flow is.
    names = _names(document)
    anywhere = Known(BUILT_IN, names | BUILT_IN)
    set_by = functools.cache(functools.partial(_set_by, document.nodes))
    begun = BUILT_IN.union(*(set_by(start, "") for start in starts))
    entrances = dict.fromkeys(starts, Known(BUILT_IN, BUILT_IN))
    entrances |= dict.fromkeys(anytime, Known(begun, names | begun))
    # What follows a call takes what there is.
    entrances |= dict.fromkeys(after, Known(anywhere.sometimes, anywhere.sometimes))
    known = _known_at(document.exits(), entrances, set_by)
    set_inside: dict[str, dict[str, str]] = {}
    for node_id, path, kind, value in mentions:
        earlier = set_inside.setdefault(node_id, {})
        if isinstance(kind, Variable):
            earlier.setdefault(value, _record_of(path))
        if not isinstance(kind, Template):
            continue
        here = known.get(node_id)
        inside = {name for name, record in earlier.items() if record != _record_of(path)}
        for name in sorted(expressions.names(value) - inside):
            if name not in (here or anywhere).sometimes:
                text = (
                    "Nothing sets “{variable}” before this: set it, "
                    "or name it where the call begins, if it is given along."
                )
                yield warning("never_set", text, node=node_id, field=path, variable=name)
            elif here and name not in here.always and not kind.may_be_empty:
                text = "On some ways here nothing sets “{variable}”: set it on all, or compare it."
                yield hint("sometimes_set", text, node=node_id, field=path, variable=name)


def _record_of(path: str) -> str:
    """The list's item that a field lies in (`assignments.0`), empty for the step itself."""
    return path.rpartition(".")[0]


def _known_at(
    exits: Mapping[str, Mapping[str, str]],
    entrances: Mapping[str, Known],
    set_by: Callable[[str, str], Names],
) -> dict[str, Known]:
    known = dict(entrances)
    waiting = list(known)
    while waiting:
        node_id = waiting.pop()
        here = known[node_id]
        for port, target in exits[node_id].items():
            new = set_by(node_id, port)
            there = Known(here.always | new, here.sometimes | new)
            before = known.get(target)
            if before is not None:
                there = Known(before.always & there.always, before.sometimes | there.sometimes)
            if there != before:
                known[target] = there
                waiting.append(target)
    return known


def _set_by(nodes: Mapping[str, Node], node_id: str, port: str) -> Names:
    node = nodes[node_id]
    kind = node_types().get(node.type)
    if kind is None or node.off or (kind.sets_by is not None and port not in kind.sets_by):
        return frozenset()
    return frozenset(_variables(kind.model, node.config))


def _names(document: Document) -> Names:
    types = node_types()
    return frozenset(
        name
        for node in document.nodes.values()
        if node.type in types and not node.off
        for name in _variables(types[node.type].model, node.config)
    )


def _variables(model: type[BaseModel], raw: Mapping[str, Any]) -> Iterator[str]:
    """The names a configuration sets, as saved: what else is missing in it does not matter here."""
    for name, kind, field in fields_of(model):
        value = raw.get(name)
        if isinstance(kind, Variable):
            if kind.filled and not raw.get(kind.filled):
                continue
            found = value or field.get_default()
            if isinstance(found, str):
                yield found
        elif isinstance(kind, Items) and isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    yield from _variables(item_model(field), item)
