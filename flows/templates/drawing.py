"""A small notation for drawing a flow in code.

drawing = Drawing()
drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
drawing.wire("in next > hello", "hello done > bye")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flows.engine.document import SPEC
from flows.engine.layout import DOWN, places_of


class Drawing:
    """Steps and wires; the first step is where calls begin."""

    def __init__(self) -> None:
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[dict[str, Any]] = []

    def step(self, step_id: str, kind: str, name: object = "", /, **config: Any) -> None:
        """A step; what of its configuration is None stays as the step's own default."""
        told = {key: value for key, value in config.items() if value is not None}
        self._nodes.append({"id": step_id, "type": kind, "name": str(name), "config": told})

    def wire(self, *wires: str) -> None:
        """Each is `source port > target`."""
        for wire in wires:
            left, target = wire.split(" > ")
            source, port = left.split(" ", 1)
            self._edges.append({"source": source, "port": port, "target": target})

    def document(self) -> dict[str, Any]:
        exits: dict[str, list[str]] = {node["id"]: [] for node in self._nodes}
        for edge in self._edges:
            exits[edge["source"]].append(edge["target"])
        layout = self._places(exits)
        return {"spec": SPEC, "nodes": self._nodes, "edges": self._edges, "layout": layout}

    def _places(self, exits: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
        """What begins by itself, such as what follows the call, stands below all before it."""
        layout: dict[str, dict[str, float]] = {}
        for node in self._nodes:
            if node["id"] not in layout:
                below = max((place["y"] + DOWN for place in layout.values()), default=0)
                for step, place in places_of(node["id"], exits).items():
                    layout.setdefault(step, {"x": place["x"], "y": place["y"] + below})
        return layout
