"""What every registered node type must be like, and that each fault of one is found."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from flows.engine import fields
from flows.engine.conforming import shortcomings
from flows.engine.node import Act, CallView, Leave, NodeType, Port, node_types


class Item(fields.Config):
    id: Annotated[str, fields.Key("Identity")]


class Plain(fields.Config):
    rows: Annotated[list[Item], fields.Items("Rows")] = []


class Kindless(fields.Config):
    rows: Annotated[list[Item], fields.Items("Rows")] = []
    number: int = 3


class Whole(NodeType[Any]):
    """Whole."""

    model = Plain
    label, group, icon = "Whole", "do", "bell"
    ports = (Port("next", "Then"), Port("row:{id}", "{id}", each="rows"))

    def enter(self, config: Any, call: CallView) -> Act | Leave:
        return Leave("next")


def changed(**changes: Any) -> NodeType[Any]:
    """The whole one with something else about it."""
    kind: NodeType[Any] = type(
        "Changed", (Whole,), {"__doc__": "Whole.", "__module__": "x.changed", **changes}
    )()
    return kind


@pytest.mark.parametrize("name", sorted(node_types()))
def test_every_registered_type_is_whole(name: str) -> None:
    assert shortcomings(node_types()[name]) == []


def test_a_whole_one_lacks_nothing() -> None:
    assert shortcomings(changed()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"label": ""}, "It lacks label."),
        ({"__module__": "x.Loud-Horn"}, "Its module may not be called Loud-Horn"),
        ({"group": "kitchen"}, "There is no group kitchen"),
        ({"__doc__": None}, "It has no help"),
        ({"onward": "past"}, "It has no way out past"),
        ({"model": Kindless}, "Its field number has no kind."),
        ({"ports": (Port("next", "A"), Port("next", "B"))}, "Two ways out are called next."),
        ({"ports": (Port("a:{id}", "A", each="gone"),)}, "There is no list gone"),
        ({"ports": (Port("a:{name}", "A", each="rows"),)}, "The list rows has no name."),
    ],
    ids=lambda value: "" if isinstance(value, str) else next(iter(value)),
)
def test_each_fault_is_told(changes: dict[str, Any], sentence: str) -> None:
    found = shortcomings(changed(**changes))
    assert len(found) == 1
    assert found[0].startswith(sentence)
