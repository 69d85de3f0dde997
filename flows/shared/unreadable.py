"""What pydantic finds wrong in what was sent, as a Problem: a sentence for each place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from flows.phrases import phrase
from flows.problems import Problem


def unreadable(invalid: ValidationError, *, otherwise: str) -> Problem:
    """Names each place (`weekly.0`, `entries.3.number`); `otherwise` is said of a `{place}`."""
    sentences: dict[str, list[str]] = {}
    for fault in invalid.errors(include_url=False, include_input=False):
        place = ".".join(str(part) for part in fault["loc"]) or "definition"
        told = own_sentence(fault.get("ctx", {})) or otherwise.format(place=place)
        sentences.setdefault(place, []).append(told)
    place, (first, *_more) = next(iter(sentences.items()))
    return Problem(_in_row(place, first), **sentences)


def own_sentence(own: Mapping[str, Any]) -> str:
    """That of `fields.refuse`, in the reader's language; empty for another fault."""
    if "text" not in own:
        return ""
    sentence = phrase(str(own["text"]))
    for name, value in own["params"].items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def _in_row(place: str, sentence: str) -> str:
    """With the row of a table, so that people find it among a thousand."""
    kind, _dot, rest = place.partition(".")
    row = rest.partition(".")[0]
    if kind not in ("rows", "entries") or not row.isdigit():
        return sentence
    return _("Row {row}: {sentence}").format(row=int(row) + 1, sentence=sentence)
