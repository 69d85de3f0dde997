"""Node types that other installed packages bring, by entry points of the group `antler.nodes`.

One that cannot be loaded is told in a sentence and left out; Antler starts all the same.
"""

from __future__ import annotations

import logging
from importlib.metadata import EntryPoint, entry_points

from flows.engine.conforming import shortcomings
from flows.engine.node import forget, node_types

logger = logging.getLogger(__name__)
GROUP = "antler.nodes"


def load_plugins() -> None:
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        _load(point)


def _load(point: EntryPoint) -> None:
    before = set(node_types())
    try:
        point.load()
        why = " ".join(
            f"{name}: {sentence}"
            for name in node_types().keys() - before
            for sentence in shortcomings(node_types()[name])
        )
    except Exception as error:  # noqa: BLE001  (whatever somebody else's code does when it loads)
        why = f"{type(error).__name__}: {error}"
    if why:
        for name in node_types().keys() - before:
            forget(name)
        package = point.dist.name if point.dist else point.value
        logger.error("The steps “%s” of the package %s are left out. %s", point.name, package, why)
