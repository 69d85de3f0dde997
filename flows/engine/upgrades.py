"""Documents of an older spec, brought to today's, one pure function a step.

Versions keep the text they were published with; this runs when a document is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

# From the spec named by the key to the next one. Spec 1 is the first.
UPGRADES: Mapping[int, Upgrade] = {}


def upgrade(raw: dict[str, Any], *, upgrades: Mapping[int, Upgrade] = UPGRADES) -> dict[str, Any]:
    """The document in the newest spec that the chain reaches."""
    while (step := upgrades.get(raw.get("spec", 1))) is not None:
        raw = step(raw)
    return raw
