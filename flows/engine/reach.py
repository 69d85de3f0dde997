"""Which steps lead where: reachability and circles, without recursion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from flows.engine.document import Document


@dataclass(frozen=True)
class Graph:
    """Steps and, for each, where its wires lead."""

    exits: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, document: Document) -> Graph:
        return cls({id: frozenset(exits.values()) for id, exits in document.exits().items()})

    def targets(self, node_id: str) -> frozenset[str]:
        return self.exits[node_id]

    def reachable(self, starts: Iterable[str]) -> set[str]:
        """The starts and everything that can be reached from them."""
        reached: set[str] = set()
        waiting = list(starts)
        while waiting:
            node_id = waiting.pop()
            if node_id not in reached:
                reached.add(node_id)
                waiting.extend(self.exits[node_id])
        return reached

    def circle(self, within: Collection[str]) -> list[str]:
        """One circle through these steps only, in the order of its wires; empty without one."""
        inner = {id: [t for t in sorted(self.exits[id]) if t in within] for id in sorted(within)}
        try:
            TopologicalSorter(inner).prepare()
        except CycleError as circle:
            # Targets were given as predecessors, and the first step comes again at the end.
            return list(reversed(circle.args[1][1:]))
        return []
