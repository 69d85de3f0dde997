"""What the carrier should hold as a number's `voice_start`, and whether it does."""

from __future__ import annotations

import json
from typing import Any

from webhooks.models import Number
from webhooks.numbers import start_url


def wanted_start(number: Number) -> str:
    """The document that answers callers while maintenance lasts; otherwise our start address."""
    maintenance = number.maintenance
    return start_url(number) if maintenance is None else maintenance.document


def holds_wanted(held: str, wanted: str) -> bool:
    """The carrier may write a document its own way: spaces and the order of keys say nothing."""
    if held == wanted:
        return True
    document = _document(wanted)
    return document is not None and document == _document(held)


def _document(voice_start: str) -> dict[str, Any] | None:
    try:
        found = json.loads(voice_start)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
