"""What no passing test has gone through: steps, and ways out of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.engine.compiler import Program
from flows.engine.document import Document
from flows.engine.issues import type_of
from flows.engine.ports import ways_out
from flows.engine.reach import Graph
from flows.engine.testing.driving import Walk, Way


@dataclass(frozen=True)
class Coverage:
    """The flow's own steps and ways out, and those of them that are untested, as they are drawn."""

    steps: int
    ways: int
    untested_steps: tuple[str, ...]
    untested_ways: tuple[Way, ...]


def coverage(document: Document, program: Program, walks: Iterable[Walk]) -> Coverage:
    """Steps of parts have tests of their own; a step that is off has nothing to test, and what
    follows a call is done when no call is there any more."""
    met: set[str] = set()
    taken: set[Way] = set()
    for walk in walks:
        met |= {stop.node for stop in walk.stops}
        taken |= {stop.way for stop in walk.stops if stop.way is not None}
    after = _only_afterwards(program)
    steps = [id for id, node in document.nodes.items() if not node.off and id not in after]
    ways = [way for id in steps for way in _ways(document, program, id)]
    return Coverage(
        len(steps),
        len(ways),
        tuple(id for id in steps if id not in met),
        tuple(way for way in ways if way not in taken),
    )


def _only_afterwards(program: Program) -> set[str]:
    """The steps that are passed when the call has ended, and not before."""
    if program.after is None:
        return set()
    graph = Graph({id: frozenset(step.exits.values()) for id, step in program.steps.items()})
    begins = [program.start, *([program.handler] if program.handler else [])]
    return graph.reachable([program.after]) - graph.reachable(begins)


def _ways(document: Document, program: Program, id: str) -> list[Way]:
    """The ways out that calls can take: one that goes on another way where it is unwired is not."""
    node = document.nodes[id]
    kind = type_of(node)
    assert kind is not None  # noqa: S101  (it was compiled)
    wired = document.exits()[id]
    return [
        (id, way.id)
        for way in ways_out(kind, node.config)
        if way.id in wired or way.unwired != "goes_on"
    ]
