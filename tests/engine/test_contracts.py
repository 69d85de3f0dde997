"""What the canvas reads: the catalogue, and ports derived the same in both languages."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from flows.engine.catalogue import catalogue
from flows.engine.node import GROUPS, NodeType, node_types, register
from flows.engine.ports import ways_out
from tests.goldens import Golden

CONFIGS: list[tuple[str, dict[str, Any]]] = [
    ("incoming_call", {}),
    ("menu", {}),
    ("menu", {"choices": [{"key": "1", "label": "Sales"}, {"key": "2"}]}),
    (
        "menu",
        {
            "choices": [
                {"key": ""},
                {"label": "No key"},
                {"key": "1"},
                {"key": "1", "label": "Twice"},
            ]
        },
    ),
    ("menu", {"choices": "broken"}),
    ("menu", {"choices": [None, 3, {"key": 4}, {"key": "5", "label": 6}]}),
    ("compare", {"rows": [{"id": "a", "label": "Sweden"}, {"id": "b"}]}),
    ("connect", {"targets": []}),
    ("opening_hours", {"exceptions": [{"name": "Summer break"}, {"name": "Summer break"}, {}]}),
    ("hang_up", {}),
    ("split", {"shares": [{"id": "a", "label": "Old"}, {"id": "b"}, {"label": "Nameless"}]}),
    ("language", {"languages": [{"code": "sv"}, {"code": "en"}, {}]}),
    ("part", {"ways": [{"id": "n9", "label": "Open"}, {"id": "n8"}, {"label": "Nameless"}]}),
    ("leave_part", {"label": "Open"}),
]


def test_the_catalogue_is_what_was_agreed(golden: Golden) -> None:
    golden("catalogue.json", catalogue())


def test_ways_out_are_derived_as_agreed(golden: Golden) -> None:
    derived = [
        {
            "type": name,
            "config": config,
            "ports": [dataclasses.asdict(way) for way in ways_out(node_types()[name], config)],
        }
        for name, config in CONFIGS
    ]
    golden("ports.json", derived)


def test_every_node_type_belongs_to_a_group_and_has_help_and_an_icon() -> None:
    for kind in node_types().values():
        assert kind.group in GROUPS, kind.type
        assert kind.__doc__, kind.type
        assert kind.icon, kind.type


def test_two_node_types_of_one_name_are_refused() -> None:
    taken: type[NodeType] = type(node_types()["play"])  # type: ignore[type-arg]
    with pytest.raises(ValueError, match="Two node types are called play"):
        register(taken)
