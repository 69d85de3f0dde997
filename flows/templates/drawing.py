"""A small notation for drawing a flow in code.

drawing = Drawing()
drawing.step("hello", "play", _("Welcome"), prompt=given.prompts["welcome"])
drawing.wire("in next > hello", "hello done > bye")
"""

from __future__ import annotations

from typing import Any

from flows.engine.document import SPEC


class Drawing:
    """Steps and wires; where they lie is the canvas's to decide."""

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
        return {"spec": SPEC, "nodes": self._nodes, "edges": self._edges, "layout": {}}
