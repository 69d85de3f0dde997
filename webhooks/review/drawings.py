"""The names that steps and ways out bear on the drawing a call ran on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import flows.nodes  # noqa: F401  (registers the node types)
from flows.engine.document import Document, Node, read_document
from flows.engine.node import node_types
from flows.engine.parts import INSIDE, OUTSIDE, WITHIN
from flows.engine.ports import ways_out
from flows.models import FlowVersion
from flows.phrases import phrase
from webhooks.models import Call, CallStep
from webhooks.review.wording import spoken_number


class Drawing:
    """A version's document, read for its words; a step that is gone keeps its identity.

    The steps of its parts are drawn elsewhere, and perhaps otherwise by now: their words are those
    of the program that ran.
    """

    def __init__(self, document: Document, version: FlowVersion | None = None) -> None:
        self._nodes = document.nodes
        self._version = version

    @classmethod
    def of(cls, call: Call) -> Drawing:
        drawn = read_document(call.version.document if call.version else {}).document
        return cls(drawn, call.version)

    def kind(self, node_id: str) -> str:
        return self._node(node_id).type

    def config(self, node_id: str) -> Mapping[str, Any]:
        return self._node(node_id).config

    def name(self, node_id: str) -> str:
        """“Part › Step” for a step inside a part."""
        ids = node_id.split(WITHIN)
        names = [self._own_name(WITHIN.join(ids[:level])) for level in range(1, len(ids) + 1)]
        return " › ".join(names)

    def passages(self, step: CallStep) -> Iterator[tuple[str, str, object]]:
        """What was passed in a turn, by names, and why: a part is left by its own way out."""
        for node_id, port, why in passed(step):
            known, outer = node_types().get(self.kind(node_id)), node_id.rpartition(WITHIN)[0]
            if port == OUTSIDE:
                yield self.name(outer or node_id), self.way_out(node_id, port), why
            elif not (outer and known is not None and known.entry):
                yield self.name(node_id), self.way_out(node_id, port), why

    def _own_name(self, node_id: str) -> str:
        node = self._node(node_id)
        known = node_types().get(node.type)
        return node.name or (phrase(known.label) if known else node_id)

    def way_out(self, node_id: str, port: str) -> str:
        """The label of a way out; one that people wrote is in no catalogue and stays as it is."""
        node = self._node(node_id)
        if port == INSIDE:
            return phrase("Begins")
        if port == OUTSIDE:
            return str(node.config.get("label") or "")
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
        found = self._nodes.get(node_id)
        if found is None and WITHIN in node_id:
            found = self._inner.get(node_id)
        return found or Node(node_id, "")

    @cached_property
    def _inner(self) -> dict[str, Node]:
        steps = self._version.program.get("steps", {}) if self._version else {}
        return {
            id: Node(id, step["type"], step["name"], step.get("config", {}))
            for id, step in steps.items()
            if WITHIN in id
        }


def passed(step: CallStep) -> Iterator[tuple[str, str, object]]:
    """The steps passed in a turn, each with the way out that was taken, and why (JSON)."""
    for row in step.path if isinstance(step.path, list) else []:
        if isinstance(row, dict):
            yield str(row.get("node") or ""), str(row.get("port") or ""), row.get("why")
