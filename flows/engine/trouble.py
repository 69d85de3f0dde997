"""Where the trouble of a flow goes: ways out of it that lead nowhere, and faults of its own."""

from __future__ import annotations

from collections.abc import Iterator

from flows.engine.document import Document, Node
from flows.engine.issue import Issue, error, warning
from flows.engine.node import node_types
from flows.engine.ports import WayOut


def handler_of(document: Document) -> Node | None:
    """The step that catches it; the first, if somebody drew several."""
    return next(iter(_handlers(document)), None)


def handler_issues(document: Document) -> Iterator[Issue]:
    handlers = _handlers(document)
    for node in handlers[1:]:
        text = "Only one step catches what goes wrong in a flow: remove this one."
        yield error("second_handler", text, node=node.id)
    for edge in document.edges.values():
        if any(edge.target == node.id for node in handlers):
            text = "Calls come to this step by themselves: remove the wire, or lead it elsewhere."
            yield error("into_handler", text, node=edge.source, port=edge.port)


def unwired_trouble(node: str, way: WayOut, *, caught: bool) -> Iterator[Issue]:
    """`caught`: the flow says where its trouble goes."""
    if not caught and way.unwired == "warning":
        text = (
            "The call ends at “{way_out}”: connect it, or add “When something goes wrong” "
            "for all such ways at once."
        )
        yield warning("port_unwired", text, node=node, port=way.id, way_out=way.label)


def _handlers(document: Document) -> list[Node]:
    types = node_types()
    return [
        node
        for node in document.nodes.values()
        if not node.off and node.type in types and types[node.type].catches
    ]
