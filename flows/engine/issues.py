"""The checks of a whole document. Draft forgiving, publish strict: an error forbids publishing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError

from flows.engine import configuration
from flows.engine.document import Document, Node
from flows.engine.fields import Config
from flows.engine.issue import Issue, error, warning
from flows.engine.mentions import mention_issues
from flows.engine.node import AnyNodeType, node_types
from flows.engine.off import as_run, off_issues, way_past
from flows.engine.ports import WayOut, ways_out
from flows.engine.reach import Graph


def check(document: Document, *, prompts: Collection[str], numbers: Collection[str]) -> list[Issue]:
    """Every issue of a document, the flow's own first, then in the order of its steps.

    `prompts` are the keys of the prompts there are, `numbers` (E.164) all numbers of ours.
    """
    issues = [
        *_entry_issues(document),
        *off_issues(document),
        *_step_issues(document),
        *_wire_issues(document),
    ]
    configs = _valid_configs(document)
    settings = {node_id: config for node_id, (_, config) in configs.items()}
    issues += mention_issues(settings, prompts=prompts, numbers=numbers)
    issues += _path_issues(document, configs)
    order = {node_id: place for place, node_id in enumerate(document.nodes, start=1)}
    return sorted(issues, key=lambda issue: order.get(issue.node or "", 0))


def type_of(node: Node) -> AnyNodeType | None:
    return node_types().get(node.type)


def entries(document: Document) -> list[Node]:
    """The steps a call can begin with."""
    return [node for node in document.nodes.values() if (kind := type_of(node)) and kind.entry]


def _entry_issues(document: Document) -> Iterator[Issue]:
    starts = entries(document)
    if not starts:
        text = "Nothing happens yet: add the step “Incoming call” and connect it."
        yield error("no_start", text)
    for node in starts[1:]:
        yield error("second_start", "A flow begins only once: remove this step.", node=node.id)


def _step_issues(document: Document) -> Iterator[Issue]:
    for node in document.nodes.values():
        kind = type_of(node)
        if kind is None:
            text = (
                "This Antler does not know the step “{type}”: remove it or install what brings it."
            )
            yield error("unknown_type", text, node=node.id, type=node.type[:64])
        elif not node.off:
            yield from configuration.problems(kind, node.config, node=node.id)


def _wire_issues(document: Document) -> Iterator[Issue]:
    for node_id, exits in document.exits().items():
        node = document.nodes[node_id]
        kind = type_of(node)
        if kind is not None:
            ways = ways_out(kind, node.config)
            for way in ways:
                if way.id not in exits and (not node.off or way.id == way_past(node)):
                    yield from _unwired(node_id, way)
            for port in exits.keys() - {way.id for way in ways}:
                text = "A wire leaves from a way out that is gone: remove the wire."
                yield warning("lost_way_out", text, node=node_id, port=port)
    for edge in document.edges.values():
        target = type_of(document.nodes[edge.target])
        if target is not None and target.entry:
            text = "Nothing can lead back to where the call begins: remove the wire."
            yield error("into_start", text, node=edge.source, port=edge.port)


def _unwired(node: str, way: WayOut) -> Iterator[Issue]:
    if way.unwired == "error":
        text = "“{way_out}” leads nowhere: connect it to a step or remove it."
        yield error("port_unwired", text, node=node, port=way.id, way_out=way.label)
    elif way.unwired == "warning":
        text = "The call ends at “{way_out}”: connect it if callers should hear more."
        yield warning("port_unwired", text, node=node, port=way.id, way_out=way.label)


def _valid_configs(document: Document) -> dict[str, tuple[AnyNodeType, Config]]:
    found = {}
    for node in document.nodes.values():
        kind = type_of(node)
        if kind is not None and not node.off:
            try:
                found[node.id] = kind, configuration.validate(kind, node.config)
            except ValidationError:
                continue
    return found


def _path_issues(
    document: Document, configs: Mapping[str, tuple[AnyNodeType, Config]]
) -> Iterator[Issue]:
    starts = [node.id for node in entries(document)]
    graph = Graph.of(as_run(document))
    silent = {id for id, (kind, config) in configs.items() if kind.silent(config)}
    silent |= {node.id for node in document.nodes.values() if node.off}
    reached = graph.reachable(starts)
    # Where the start leads nowhere, that is what has to be mended, not every step after it.
    leads_on = any(graph.targets(start) for start in starts)
    for node_id in document.nodes:
        if leads_on and node_id not in reached:
            text = "No call can reach this step: connect something to it or remove it."
            yield warning("unreachable", text, node=node_id)
    for node_id in graph.in_cycles(silent):
        text = "Calls would go round here for ever without hearing anything: break the circle."
        yield error("silent_loop", text, node=node_id)
    answered = graph.reachable(
        target for source in reached - silent for target in graph.targets(source)
    )
    for node_id, (kind, config) in configs.items():
        if node_id in answered and kind.first_only(config):
            text = "The call has been answered by then: callers hear an ordinary hang-up."
            yield warning("too_late", text, node=node_id)
