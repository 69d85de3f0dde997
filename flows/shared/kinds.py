"""All kinds of things that flows share, each by the kind of the fields that name it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flows.hours.shared import HOURS
from flows.shared.kind import SharedKind
from flows.voicemail.shared import BOXES

SHARED: Mapping[str, SharedKind] = {
    "hours": HOURS,
    "voicemail_box": BOXES,
}


def shared_things() -> dict[str, Mapping[str, Collection[str]]]:
    """By kind and key, the names within each: what a drawing may speak of."""
    return {kind: shared.within() for kind, shared in SHARED.items()}


def shared_names() -> dict[str, Mapping[str, str]]:
    """By kind and key, what people call each."""
    return {kind: shared.named() for kind, shared in SHARED.items()}
