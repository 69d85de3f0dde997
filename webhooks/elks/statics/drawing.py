"""A drawing that grows step by step, and is laid out when it is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.engine.document import MAX_NAME, MAX_NODES, Document, Edge, Node
from flows.engine.layout import places_of
from flows.engine.node import node_types
from webhooks.elks.statics.remarks import Unreadable

START = "start"


class Drawing:
    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str], Edge] = {}
        self._add(START, "incoming_call", {}, name="")

    def add(self, kind: str, config: Mapping[str, Any], *, name: str = "") -> str:
        """A new step's id; without a name of its own it has its kind's."""
        if len(self._nodes) >= MAX_NODES:
            text = "This document has more than {most} actions: split it."
            raise Unreadable(text, most=f"{MAX_NODES:,}")
        return self._add(f"s{len(self._nodes)}", kind, config, name=name)

    def wire(self, source: str, port: str, target: str | None) -> None:
        if target is not None:
            self._edges[source, port] = Edge(source, port, target)

    def document(self) -> Document:
        drawn = Document(self._nodes, self._edges)
        exits = {id: list(ways.values()) for id, ways in drawn.exits().items()}
        return Document(self._nodes, self._edges, places_of(START, exits))

    def _add(self, node_id: str, kind: str, config: Mapping[str, Any], *, name: str) -> str:
        name = (name or node_types()[kind].label)[:MAX_NAME]
        self._nodes[node_id] = Node(node_id, kind, name, dict(config))
        return node_id
