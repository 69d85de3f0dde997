"""A part's steps in the place of the step that uses it, under its name: `n5/n2`.

The check looks through a part by the same drawing that the compiler makes a program of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from flows.engine.audio import is_reference
from flows.engine.configuration import item_model, kind_of
from flows.engine.document import Document, Edge, Node
from flows.engine.fields import Items, Prompt
from flows.engine.node import node_types
from flows.engine.parts import (
    INSIDE,
    OUTSIDE,
    WITHIN,
    Part,
    Parts,
    leaves_part,
    references,
    way_port,
)

Step = dict[str, Any]


def entrance(node_id: str, program: Mapping[str, Any]) -> str:
    """Where a call goes that comes to the step."""
    return f"{node_id}{WITHIN}{program['start']}"


def inlined(node_id: str, program: Mapping[str, Any], exits: Mapping[str, str]) -> dict[str, Step]:
    """The steps of a part's program; `exits` are the wires of the step that uses it.

    A message is named by its sound: the part keeps the audio it was published with, whatever the
    flow around it calls by the same key.
    """
    found: dict[str, Step] = {}
    sounds = {**program.get("made", {}), **program["prompts"]}
    for inner, step in program["steps"].items():
        leads = {port: f"{node_id}{WITHIN}{to}" for port, to in step["exits"].items()}
        if WITHIN not in inner and leaves_part(step["type"]):
            target = exits.get(way_port(inner))
            leads = {OUTSIDE: target} if target else {}
        told = {**step, "exits": leads}
        kind = node_types().get(step["type"])
        if kind is not None and "config" in step:
            told["config"] = _by_sound(kind.model, step["config"], sounds)
        found[f"{node_id}{WITHIN}{inner}"] = told
    return found


def sounds_of(program: Mapping[str, Any]) -> set[str]:
    """The audio (sha256) that a part's own steps and those inside them play."""
    own = {*program["prompts"].values(), *program.get("made", {}).values()}
    return own.union(program.get("sounds", []))


def looked_through(document: Document, parts: Parts) -> Document:
    """The drawing with the steps of its parts; a part that is not there stays one step."""
    nodes, edges = dict(document.nodes), dict(document.edges)
    exits = document.exits()
    for node_id, program in programs_in(document, parts).items():
        for port in exits[node_id]:
            del edges[node_id, port]
        _wire(edges, node_id, {INSIDE: entrance(node_id, program)})
        for inner, step in inlined(node_id, program, exits[node_id]).items():
            nodes[inner] = Node(
                inner, step["type"], step["name"], step.get("config", {}), off="past" in step
            )
            _wire(edges, inner, step["exits"])
    return replace(document, nodes=nodes, edges=edges)


def programs_in(document: Document, parts: Parts) -> dict[str, Mapping[str, Any]]:
    """The program that each step brings in which uses a flow that is there."""
    none = Part("")
    found = {id: parts.get(named, none).program for id, named in references(document).items()}
    return {id: program for id, program in found.items() if program is not None}


def _wire(edges: dict[tuple[str, str], Edge], source: str, exits: Mapping[str, str]) -> None:
    for port, target in exits.items():
        edges[source, port] = Edge(source, port, target)


def _by_sound(model: type[BaseModel], config: Step, sounds: Mapping[str, str]) -> Step:
    told = dict(config)
    for name, field in model.model_fields.items():
        kind, value = kind_of(field), config.get(name)
        if isinstance(kind, Items) and isinstance(value, list):
            inner = item_model(field)
            told[name] = [
                _by_sound(inner, item, sounds) if isinstance(item, dict) else item for item in value
            ]
        elif isinstance(kind, Prompt) and isinstance(value, str) and not is_reference(value):
            told[name] = sounds.get(value, value)
    return told
