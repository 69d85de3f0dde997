"""What another system is asked and what is taken of its answer: plain rows, no code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal
from urllib.parse import urlencode

from flows.engine.expressions import MAX_LENGTH
from flows.engine.fields import Shared

# Steps of a path: a name, or the place in a list, counted from 0.
PATH = re.compile(r"[^.\s]+(?:\.[^.\s]+)*")
JSON, FORM = "application/json", "application/x-www-form-urlencoded"

Rows = Iterable[tuple[str, str]]
# As what a text is written into JSON.
Kind = Literal["text", "number", "truth"]
_WHOLE, _NUMBER = re.compile(r"-?[0-9]{1,30}"), re.compile(r"-?[0-9]{1,30}[.,][0-9]{1,30}")
_TRUTHS = {"true": True, "yes": True, "1": True, "ja": True}
_TRUTHS |= {"false": False, "no": False, "0": False, "nej": False}


@dataclass(frozen=True)
class Secret(Shared):
    """A key or password for another system; only whoever asks that system ever reads it."""

    kind: ClassVar[str] = "secret"
    gone = "no_secret", "The secret “{secret}” does not exist: choose another, or enter it again."


def typed(text: str, kind: Kind) -> str | int | float | bool | None:
    """A text as that kind of value; None where it cannot be read so, as nothing cannot."""
    if kind == "text":
        return text
    written = text.strip()
    if kind == "truth":
        return _TRUTHS.get(written.lower())
    if _WHOLE.fullmatch(written):
        return int(written)
    return float(written.replace(",", ".")) if _NUMBER.fullmatch(written) else None


def as_json(rows: Iterable[tuple[str, Any]]) -> str:
    """`customer.name` makes an object in an object; a row that finds no room for it wins."""
    whole: dict[str, Any] = {}
    for path, value in rows:
        *outer, last = path.split(".")
        here = whole
        for name in outer:
            inner = here.get(name)
            if not isinstance(inner, dict):
                inner = here[name] = {}
            here = inner
        here[last] = value
    return json.dumps(whole, ensure_ascii=False)


def as_form(rows: Rows) -> str:
    return urlencode(list(rows))


def outcome_of(status: int) -> str:
    """The way out for an answer's status."""
    if status == 404:
        return "not_found"
    return "success" if 200 <= status < 300 else "problem"


def kept_of(body: bytes, keep: Rows) -> dict[str, str] | None:
    """By variable, what is found in an answer; None where something is wanted and it is no JSON."""
    wanted = list(keep)
    if not wanted:
        return {}
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return {variable: _text(_found(answer, path)) for variable, path in wanted}


def _found(answer: Any, path: str) -> Any:
    for name in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(name)
        elif isinstance(answer, list) and name.isdecimal() and len(name) < 7:
            answer = answer[int(name)] if int(name) < len(answer) else None
        else:
            return None
    return answer


def _text(value: Any) -> str:
    """As a variable holds it; nothing, and what is no single value, is empty or JSON."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:MAX_LENGTH]
