"""The ways callers go through a flow: steps nobody reaches, circles, menus below menus."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

from flows.engine.document import Document
from flows.engine.fields import Config
from flows.engine.issue import Issue, error, hint, warning
from flows.engine.node import AnyNodeType
from flows.engine.reach import Graph

Steps = Mapping[str, tuple[AnyNodeType, Config]]

# Whoever has chosen so often without reaching anybody hangs up.
MOST_MENUS = 3


def way_issues(
    document: Document, steps: Steps, *, starts: Collection[str], after: Collection[str] = ()
) -> Iterator[Issue]:
    """`steps` are those whose configuration is whole; `after` begins what follows the call."""
    graph = Graph.of(document)
    reached = graph.reachable(starts)
    afterwards = graph.reachable(after)
    # Where the start leads nowhere, that is what has to be mended, not every step after it.
    if any(graph.targets(start) for start in starts):
        for node_id in document.nodes:
            if node_id not in reached and node_id not in afterwards:
                text = "No call can reach this step: connect something to it or remove it."
                yield warning("unreachable", text, node=node_id)
    yield from _circle_issues(document, graph, steps, starts)
    yield from _late_issues(graph, steps, reached)
    yield from _depth_issues(graph, steps, starts)


def _circle_issues(
    document: Document, graph: Graph, steps: Steps, starts: Collection[str]
) -> Iterator[Issue]:
    silent = {id for id, (kind, config) in steps.items() if kind.silent(config)}
    circle = graph.circle(silent)
    for node_id in sorted(circle):
        text = "Calls would go round here for ever without hearing anything: break the circle."
        yield error("silent_loop", text, node=node_id)
    alone = {id for id, (kind, _) in steps.items() if _goes_on_alone(kind)}
    endless = graph.circle(alone - set(starts))
    if endless and not set(endless) <= silent:
        source, port = _closing_wire(document, endless)
        text = (
            "Callers go round here until they hang up: "
            "lead this way somewhere else, or let them choose in a menu."
        )
        yield warning("endless_loop", text, node=source, port=port)


def _goes_on_alone(kind: AnyNodeType) -> bool:
    """Whether calls pass in the same way each time; a wire into the start is told elsewhere."""
    return (bool(kind.ports) or kind.part is not None) and not kind.steers


def _closing_wire(document: Document, circle: list[str]) -> tuple[str, str]:
    """The wire that leads back: into the step of the circle that was drawn first."""
    order = list(document.nodes)
    first = min(circle, key=order.index)
    source = circle[circle.index(first) - 1]
    exits = document.exits()[source]
    return source, next(port for port, target in exits.items() if target == first)


def _late_issues(graph: Graph, steps: Steps, reached: Collection[str]) -> Iterator[Issue]:
    heard = {id for id in reached if id not in steps or not steps[id][0].silent(steps[id][1])}
    answered = graph.reachable(target for source in heard for target in graph.targets(source))
    for node_id, (kind, config) in steps.items():
        if node_id in answered and kind.first_only(config):
            text = "The call has been answered by then: callers hear an ordinary hang-up."
            yield warning("too_late", text, node=node_id)


def _depth_issues(graph: Graph, steps: Steps, starts: Collection[str]) -> Iterator[Issue]:
    """The first menu of each way that is one too many, by the shortest way there."""
    menus = {id for id, (kind, _) in steps.items() if kind.menu}
    passed = dict.fromkeys(starts, 0)
    waiting = deque(starts)
    while waiting:
        node_id = waiting.popleft()
        after = passed[node_id] + (node_id in menus)
        for target in graph.targets(node_id):
            if after < passed.get(target, len(menus) + 1):
                passed[target] = after
                # Steps after fewer menus first, so that most are looked at once.
                (waiting.append if node_id in menus else waiting.appendleft)(target)
    for node_id in menus:
        if passed.get(node_id) == MOST_MENUS:
            text = "Callers have been through {n} menus by then: ask for less on the way here."
            yield hint("deep_menu", text, node=node_id, n=str(MOST_MENUS))
