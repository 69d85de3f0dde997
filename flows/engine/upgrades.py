"""Documents of an older spec, brought to today's, one pure function a step.

What is stored keeps the spec it was drawn in; this runs whenever a document is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

# From the spec named by the key to the next one; spec 1 is the first. A draft may hold anything in
# any place, and an upgrade leaves alone what it cannot read.
UPGRADES: Mapping[int, Upgrade] = {}


def upgrade(raw: dict[str, Any], *, upgrades: Mapping[int, Upgrade] = UPGRADES) -> dict[str, Any]:
    """The document in the newest spec that the chain reaches; without one it is of the first."""
    while isinstance(spec := raw.get("spec", 1), int) and spec in upgrades:
        raw = upgrades[spec](raw)
    return raw
