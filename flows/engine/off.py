"""Steps that are switched off: a call goes past them, by the way out their type names."""

from __future__ import annotations

from collections.abc import Iterator

from flows.engine.document import Document, Node
from flows.engine.fields import Config
from flows.engine.issue import Issue, error
from flows.engine.node import Act, AnyNodeType, CallView, Leave, NodeType, Port, node_types


class SwitchedOff(NodeType[Config]):
    """Runs in place of a step that is switched off: nothing is asked of the carrier."""

    model = Config
    label = "Switched off"

    def __init__(self, past: str) -> None:
        self._past = past
        self.ports = (Port(past, past),)  # type: ignore[misc]  # each stands for another type

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave(self._past)

    def silent(self, config: Config) -> bool:
        return True


def way_past(node: Node) -> str | None:
    """The way out calls take past the step; None where its type has no such way."""
    kind = node_types().get(node.type)
    return kind.onward if kind else None


def as_run(document: Document) -> Document:
    """The document as calls go through it: a step that is off keeps only its way past."""
    off = {node.id: way_past(node) for node in document.nodes.values() if node.off}
    edges = {
        key: edge
        for key, edge in document.edges.items()
        if edge.source not in off or edge.port == off[edge.source]
    }
    return Document(document.nodes, edges, document.layout)


def stand_ins(document: Document) -> dict[str, tuple[AnyNodeType, Config]]:
    """What the steps that are off are for a call that goes past them."""
    return {
        node.id: (SwitchedOff(past), Config())
        for node in document.nodes.values()
        if node.off and (past := way_past(node)) is not None
    }


def off_issues(document: Document) -> Iterator[Issue]:
    """Which steps are off although calls cannot do without them."""
    for node in document.nodes.values():
        kind = node_types().get(node.type)
        if not node.off or kind is None or kind.onward is not None:
            continue
        if kind.tail:
            text = "What follows the call begins here: switch this step on again, or remove it."
        elif kind.entry:
            text = "Calls begin here: switch this step on again."
        elif kind.ports:
            text = "Which way would calls take past this step? Switch it on again, or remove it."
        else:
            text = "Nothing comes after this step: switch it on again, or remove it."
        yield error("cannot_be_off", text, node=node.id)
