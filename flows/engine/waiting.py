"""How long callers listen before they may choose: messages of menus, and what is heard before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from flows.engine.document import Document
from flows.engine.fields import Config
from flows.engine.issue import Issue, warning
from flows.engine.node import AnyNodeType
from flows.engine.reach import Graph

Steps = Mapping[str, tuple[AnyNodeType, Config]]

# In seconds: longer messages nobody keeps in mind, and longer waits make callers press anything.
LONGEST_QUESTION, LONGEST_WAIT = 20, 8


def waiting_issues(
    document: Document, steps: Steps, *, lengths: Mapping[str, float]
) -> Iterator[Issue]:
    """`lengths` are seconds by the messages' keys; one that is not there counts as none."""
    questions = {
        id: asked for id, (kind, config) in steps.items() if (asked := kind.question(config))
    }
    for node_id, message in questions.items():
        if (seconds := lengths.get(message, 0.0)) > LONGEST_QUESTION:
            text = (
                "This message lasts {seconds} seconds: "
                "say within {most} what callers can choose, or divide the choices."
            )
            places = {"seconds": str(ceil(seconds)), "most": str(LONGEST_QUESTION)}
            yield warning("long_question", text, node=node_id, field="prompt", **places)
    graph, own = Graph.of(document), _seconds(steps, lengths)
    before = _before(graph, own)
    for node_id in sorted(_last_ones(graph, own, questions)):
        if (seconds := before[node_id] + own[node_id]) > LONGEST_WAIT:
            text = (
                "Callers wait {seconds} seconds here before they hear what they can choose: "
                "shorten what is said to at most {most}, or let it be skipped with a key."
            )
            places = {"seconds": str(ceil(seconds)), "most": str(LONGEST_WAIT)}
            yield warning("long_wait", text, node=node_id, **places)


def _seconds(steps: Steps, lengths: Mapping[str, float]) -> dict[str, float]:
    """For each step that calls simply go on from how long everybody listens there."""
    heard = {id: kind.heard_through(config) for id, (kind, config) in steps.items()}
    return {
        id: sum(lengths.get(message, 0.0) for message in messages)
        for id, messages in heard.items()
        if messages is not None
    }


def _before(graph: Graph, own: Mapping[str, float]) -> dict[str, float]:
    """The longest that was listened to in a row when a call comes to one of these steps.

    What comes round in a circle of them is not added up: nobody knows how often.
    """
    targets = {id: [to for to in graph.targets(id) if to in own] for id in own}
    coming = dict.fromkeys(own, 0)
    for to in (to for found in targets.values() for to in found):
        coming[to] += 1
    before = dict.fromkeys(own, 0.0)
    ready = [id for id, count in coming.items() if not count]
    while ready:
        node_id = ready.pop()
        for to in targets[node_id]:
            before[to] = max(before[to], before[node_id] + own[node_id])
            coming[to] -= 1
            if not coming[to]:
                ready.append(to)
    return before


def _last_ones(graph: Graph, own: Mapping[str, float], questions: Mapping[str, str]) -> set[str]:
    """The steps that are listened to last before a question, however many say nothing between."""
    sources: dict[str, list[str]] = {id: [] for id in graph.exits}
    for node_id in own:
        for to in graph.targets(node_id):
            sources[to].append(node_id)
    found: set[str] = set()
    near, waiting = set(questions), list(questions)
    while waiting:
        for source in sources[waiting.pop()]:
            if own[source]:
                found.add(source)
            elif source not in near:
                near.add(source)
                waiting.append(source)
    return found
