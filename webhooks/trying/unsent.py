"""What a tried call does not do: its flow's wishes as people read them, and what is heard of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from flows.engine.errands import Duty, Flip, HearVoicemail, Inquiry

# Where the carrier of tried calls says its recordings are; nobody outside is ever asked for them.
NOWHERE = "https://try.invalid/a1"
# The errands whose answer a call waits for, and what it hears of most of them.
_WAITED_FOR = frozenset({Inquiry.kind, Duty.kind, Flip.kind, HearVoicemail.kind})
_REFUSED: Mapping[str, Any] = {"outcome": "problem", "status": 0, "kept": {}, "way": "refused"}
_READABLE = (
    *("kind", "to", "text", "subject", "method", "what", "name", "person", "box", "emails"),
    *("switch", "position"),
)


def told(errands: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """No secret, no header, no body: of an address only whose it is."""
    return [_words(errand) for errand in errands]


def heard_of(seq: int) -> dict[str, Any]:
    """What a step hears that waits for one: each kind takes it for a refusal.

    But a caller who wants to hear what was just recorded does hear it.
    """
    return {**_REFUSED, "address": f"{NOWHERE}/recordings/last-{seq}.wav"}


def is_waited_for(unsent: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the call waits for an answer to something of this that was told instead of done."""
    return any(errand.get("kind") in _WAITED_FOR for errand in unsent)


def was_asked(unsent: Sequence[Mapping[str, Any]]) -> bool:
    """Whether another system really was, because the person wanted it."""
    return any("asked" in errand for errand in unsent)


def _words(errand: Mapping[str, Any]) -> dict[str, str]:
    words = {name: _text(errand[name]) for name in _READABLE if errand.get(name)}
    if isinstance(url := errand.get("url", errand.get("address")), str):
        words["host"] = urlsplit(url).hostname or ""
    return words


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
