"""What is done when the call has ended: a way of its own, on which nobody hears anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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


def only_afterwards(document: Document, starts: Iterable[str]) -> set[str]:
    """The steps that a call comes to only when it has ended, but for where that begins."""
    begins = {node.id for node in tails(document)}
    graph = Graph.of(document)
    return graph.reachable(begins) - graph.reachable(starts) - begins


def afters_of(node_id: str, program: Mapping[str, Any]) -> list[str]:
    """Those that a step brings along which uses a flow of this program."""
    own = [program["after"]] if "after" in program else []
    return [f"{node_id}{WITHIN}{inner}" for inner in (*own, *program.get("afters", ()))]


def depth(node_id: str) -> int:
    return node_id.count(WITHIN)


def part_of(node_id: str) -> str:
    """What the ids of all steps of the same part begin with."""
    return node_id.rpartition(WITHIN)[0] + WITHIN


def tail_issues(
    document: Document, steps: Mapping[str, tuple[AnyNodeType, Config]]
) -> Iterator[Issue]:
    """`steps` are those whose configuration is whole."""
    begins = [node.id for node in tails(document)]
    for second in begins[1:]:
        text = "What follows the call begins only once: remove this step."
        yield error("second_tail", text, node=second)
    graph = Graph.of(document)
    for node in begins:
        if not graph.targets(node):
            text = "Nothing follows the call yet: connect one of the ways out, or remove this step."
            yield error("port_unwired", text, node=node)
    for node_id in sorted(graph.reachable(begins)):
        kind, config = steps.get(node_id, (None, None))
        if kind is not None and (kind.acts(config) or not kind.silent(config)):
            text = (
                "Nobody is on the line after the call: lead the way to steps that neither say, "
                "ask nor ring anything."
            )
            yield error("after_the_call", text, node=node_id)
