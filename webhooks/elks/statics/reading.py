"""JSON that remembers its lines, and for JSON that is broken the line and the fault.

The library's parser tells a position and what it expected; people need to hear which comma.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from webhooks.elks.statics.remarks import Unreadable, shown
from webhooks.elks.statics.tokens import Token, tokens_of

MAX_BYTES = 64_000
DEEPEST = 30
_WORDS = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, eq=False)
class Object:
    """What stands in braces, and the line it begins on."""

    entries: Mapping[str, Entry]
    line: int


Value = str | int | float | bool | None | Object | list["Value"]


@dataclass(frozen=True, eq=False)
class Entry:
    value: Value
    line: int


def read_object(text: str) -> Object:
    """The object that a text holds; raises Unreadable."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        most = f"{MAX_BYTES:,}"
        raise Unreadable("This document is too large: at most {most} bytes are taken.", most=most)
    reader = _Reader(tokens_of(text))
    found = reader.value(depth=0)
    if not isinstance(found, Object):
        raise Unreadable("This is a list or a single value: a document is one action in braces.")
    reader.finish()
    return found


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def value(self, *, depth: int) -> Value:
        token = self._take()
        if depth > DEEPEST:
            deepest = str(DEEPEST)
            raise Unreadable(
                "More than {deepest} levels are nested.", line=token.line, deepest=deepest
            )
        match token.kind, token.text:
            case "mark", "{":
                return self._object(token, depth=depth)
            case "mark", "[":
                return self._list(token, depth=depth)
            case "string", _:
                return _text(token)
            case "number", _:
                return _number(token)
            case "word", word if word in _WORDS:
                return _WORDS[word]
            case "word", _:
                raise Unreadable(
                    "Write “{word}” in straight quotes.", line=token.line, word=shown(token.text)
                )
            case "end", _:
                raise _too_short(token)
        raise Unreadable(
            "There is a “{mark}” where a value should stand.", line=token.line, mark=token.text
        )

    def finish(self) -> None:
        token = self._take()
        if token.text == "}":
            raise Unreadable("There is one “}” too many: remove it.", line=token.line)
        if token.kind != "end":
            raise Unreadable("The document is over before this line.", line=token.line)

    def _object(self, brace: Token, *, depth: int) -> Object:
        entries: dict[str, Entry] = {}
        while not self._ends("}", empty=not entries):
            key = self._key()
            name = _text(key)
            if name in entries:
                raise Unreadable("“{key}” stands twice: keep one.", line=key.line, key=shown(name))
            if self._take().text != ":":
                raise Unreadable(
                    "A colon is missing after “{key}”.", line=key.line, key=shown(name)
                )
            entries[name] = Entry(self.value(depth=depth + 1), key.line)
        return Object(entries, brace.line)

    def _list(self, bracket: Token, *, depth: int) -> list[Value]:
        found: list[Value] = []
        while not self._ends("]", empty=not found):
            found.append(self.value(depth=depth + 1))
        return found

    def _ends(self, mark: str, *, empty: bool) -> bool:
        """Whether the closing mark comes now; if not, the comma before the next item is passed."""
        token = self._tokens[self._place]
        if token.text == mark and token.kind == "mark":
            self._place += 1
            return True
        if empty:
            return False
        if token.kind == "end":
            raise _too_short(token)
        if token.text != ",":
            raise Unreadable(
                "A comma is missing before “{next}”.",
                line=token.line,
                next=shown(token.text.strip('"')),
            )
        self._place += 1
        after = self._tokens[self._place]
        if after.kind == "mark" and after.text in "}],":
            raise Unreadable(
                "There is a comma too many before “{mark}”: remove it.",
                line=token.line,
                mark=after.text,
            )
        return False

    def _key(self) -> Token:
        token = self._take()
        if token.kind == "end":
            raise _too_short(token)
        if token.text == "{":
            raise Unreadable("A brace is doubled: remove one “{”.", line=token.line)
        if token.kind == "mark":
            raise Unreadable(
                "There is a “{mark}” where a key in quotes should stand.",
                line=token.line,
                mark=token.text,
            )
        if token.kind != "string":
            raise Unreadable(
                "Write “{word}” in straight quotes.", line=token.line, word=shown(token.text)
            )
        return token

    def _take(self) -> Token:
        token = self._tokens[self._place]
        self._place = min(self._place + 1, len(self._tokens) - 1)
        return token


def _too_short(end: Token) -> Unreadable:
    return Unreadable("The text ends too early: a closing brace is missing.", line=end.line)


def _text(token: Token) -> str:
    try:
        text = json.loads(token.text)
    except ValueError:
        raise Unreadable(
            "“{text}” holds a backslash that means nothing.",
            line=token.line,
            text=shown(token.text.strip('"')),
        ) from None
    # No database keeps a NUL, and half of a surrogate pair has no UTF-8.
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Unreadable("A text holds a character that cannot be kept.", line=token.line)
    return str(text)


def _number(token: Token) -> int | float:
    if len(token.text) > 15:
        raise Unreadable(
            "“{number}” is too long a number.", line=token.line, number=shown(token.text)
        )
    return float(token.text) if set(token.text) & set(".eE") else int(token.text)
