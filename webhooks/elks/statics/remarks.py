"""Sentences about a document: English with `{places}`, which is also the key of a translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

AT_LINE = "Line {line}: {sentence}"


def _english(text: str) -> str:
    return text


@dataclass(frozen=True)
class Remark:
    """What a person should know; `line` is where in the document, from 1."""

    text: str
    places: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None

    def told(self, translate: Callable[[str], str] = _english) -> str:
        sentence = translate(self.text)
        if self.line is not None:
            sentence = translate(AT_LINE).replace("{sentence}", sentence)
        for name, value in {**self.places, "line": str(self.line)}.items():
            sentence = sentence.replace(f"{{{name}}}", value)
        return sentence


class Unreadable(Exception):
    """Text that is no document; its remark says where and what to do."""

    def __init__(self, text: str, /, *, line: int | None = None, **places: str) -> None:
        self.remark = Remark(text, places, line)
        super().__init__(self.remark.told())


def shown(value: object) -> str:
    """A foreign value, short enough for a sentence."""
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
