"""The names that steps and ways out bear on the drawing a call ran on."""

from __future__ import annotations

from collections.abc import Iterator

import flows.nodes  # noqa: F401  (registers the node types)
from flows.engine.document import Document, Node, read_document
from flows.engine.node import node_types
from flows.engine.ports import ways_out
from flows.phrases import phrase
from webhooks.models import Call, CallStep
from webhooks.review.wording import spoken_number


class Drawing:
    """A version's document, read for its words; a step that is gone keeps its identity."""

    def __init__(self, document: Document) -> None:
        self._nodes = document.nodes

    @classmethod
    def of(cls, call: Call) -> Drawing:
        return cls(read_document(call.version.document if call.version else {}).document)

    def kind(self, node_id: str) -> str:
        return self._node(node_id).type

    def name(self, node_id: str) -> str:
        node = self._node(node_id)
        known = node_types().get(node.type)
        return node.name or (phrase(known.label) if known else node_id)

    def way_out(self, node_id: str, port: str) -> str:
        """The label of a way out; one that people wrote is in no catalogue and stays as it is."""
        node = self._node(node_id)
        known = node_types().get(node.type)
        labels = {way.id: way.label for way in ways_out(known, node.config)} if known else {}
        return phrase(labels[port]) if labels.get(port) else port

    def targets(self, node_id: str) -> dict[str, str]:
        """Who is rung at a step: number → name, or the number as people write it."""
        rows = self._node(node_id).config.get("targets")
        found: dict[str, str] = {}
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(number := row.get("number"), str):
                found[number] = str(row.get("name") or "") or spoken_number(number)
        return found

    def _node(self, node_id: str) -> Node:
        return self._nodes.get(node_id) or Node(node_id, "")


def passed(step: CallStep) -> Iterator[tuple[str, str, object]]:
    """The steps passed in a turn, each with the way out that was taken, and why (JSON)."""
    for row in step.path if isinstance(step.path, list) else []:
        if isinstance(row, dict):
            yield str(row.get("node") or ""), str(row.get("port") or ""), row.get("why")
