"""What is done when the call has ended: a way of its own, on which nobody hears anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.engine.document import Document, Node
from flows.engine.fields import Config
from flows.engine.issue import Issue, error
from flows.engine.node import AnyNodeType, node_types
from flows.engine.parts import WITHIN
from flows.engine.reach import Graph


def tails(document: Document) -> list[Node]:
    """The steps it can begin with; those of parts are theirs and never begin anything here."""
    return [
        node
        for node in document.nodes.values()
        if WITHIN not in node.id and (kind := node_types().get(node.type)) and kind.tail
    ]


def tail_issues(
    document: Document, steps: Mapping[str, tuple[AnyNodeType, Config]]
) -> Iterator[Issue]:
    """`steps` are those whose configuration is whole."""
    begins = [node.id for node in tails(document)]
    for second in begins[1:]:
        text = "What follows the call begins only once: remove this step."
        yield error("second_tail", text, node=second)
    for node_id in sorted(Graph.of(document).reachable(begins)):
        step = steps.get(node_id)
        if step is not None and not step[0].silent(step[1]):
            text = (
                "Nobody is on the line after the call: lead the way to steps that neither say, "
                "ask nor ring anything."
            )
            yield error("after_the_call", text, node=node_id)
