"""Carrier addresses without the tokens that would let a reader speak in the carrier's name."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKENS = re.compile(
    r"((?:/elks/(?:(?:start|away)/[^/\s\"]+|(?:dial|dialled|delivered)/[0-9]+|next|hangup|recording)"
    r"|/heard/[0-9]+)/)"
    r"[^/\s\"?\\]+"
)
# The sealed place of the call says nothing to a reader, at length.
_PLACES = re.compile(r"(/elks/(?:next/…/[0-9]+|dial/[0-9]+/…))\?at=[A-Za-z0-9_-]+")


def without_tokens(text: str) -> str:
    """The text with an ellipsis for each token in an address."""
    return _TOKENS.sub(r"\1…", text)


def masked(value: Any) -> Any:
    """The same JSON, with an ellipsis for each token in an address."""
    text = without_tokens(json.dumps(value, ensure_ascii=False))
    return json.loads(_PLACES.sub(r"\1", text))


def masked_answer(text: str) -> Any:
    """What a turn answered, as JSON where it is."""
    try:
        return masked(json.loads(text))
    except ValueError:
        return masked(text)
