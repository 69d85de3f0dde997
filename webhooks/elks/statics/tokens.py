"""The words and marks of a JSON text, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from webhooks.elks.statics.remarks import Unreadable, shown

_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/|#[^\n]*)"
    r'|(?P<string>"(?:[^"\\\x00-\x1f]|\\.)*")'
    r"|(?P<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>[A-Za-z_$][\w$-]*)"
    r"|(?P<mark>[{}\[\]:,])",
    re.DOTALL,
)
_OTHER_QUOTES = "“”„’‘'`«»"


@dataclass(frozen=True)
class Token:
    """`kind` is string, number, word, mark or end."""

    kind: str
    text: str
    line: int


def tokens_of(text: str) -> list[Token]:
    """All tokens and one that says the text is over; raises Unreadable where there is none."""
    text = text.removeprefix("\ufeff")
    _refuse_plain_text(text)
    found: list[Token] = []
    place, line = 0, 1
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _no_token(text[place:], line)
        kind = match.lastgroup
        if kind == "comment":
            raise Unreadable(
                "JSON has no comments: remove “{comment}”.", line=line, comment=shown(match[0])
            )
        if kind and kind != "space":
            found.append(Token(kind, match[0], line))
        line += match[0].count("\n")
        place = match.end()
    return [*found, Token("end", "", line)]


def _refuse_plain_text(text: str) -> None:
    start = text.strip()
    if not start:
        raise Unreadable("There is nothing here: paste a document or choose a file.")
    if start.startswith(("http://", "https://")):
        raise Unreadable(
            "This is an address, not a document: import what that address answers instead."
        )
    if "/a1/" in start.partition("{")[0]:
        raise Unreadable(
            "This is a request to 46elks: import only the document in its voice_start. "
            "(Calls are made at /a1/calls.)"
        )
    if start[0] not in "{[/#":
        first = start.partition("\n")[0]
        raise Unreadable(
            "This is plain text (“{text}”): a document begins with a brace, {.", text=shown(first)
        )


def _no_token(rest: str, line: int) -> Unreadable:
    if rest[0] == '"':
        text = shown(rest.partition("\n")[0][1:])
        return Unreadable("A quote is opened before “{text}” and not closed.", line=line, text=text)
    if rest[0] in _OTHER_QUOTES:
        return Unreadable(
            "Use straight double quotes instead of {quote}.", line=line, quote=rest[0]
        )
    return Unreadable("“{sign}” cannot stand here.", line=line, sign=shown(rest[0]))
