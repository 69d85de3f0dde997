"""What part of a file an HTTP request asks for, and whether the asker has it already. Pure."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})$")
_ETAGS = re.compile(r'((?:W/)?"[^"]*"|\*)')


def has_it(header: str, etag: str) -> bool:
    """Whether `If-None-Match` names the file."""
    return any(tag.removeprefix("W/") in {etag, "*"} for tag in _ETAGS.findall(header))


def asked_span(asked_range: str, if_range: str, *, size: int, etag: str) -> range | None:
    """The bytes to send: all, or the one readable range asked for; None: it lies beyond the end.

    `if_range` is empty where none was given.
    """
    whole = range(size)
    asked = _RANGE.match(asked_range.replace(" ", ""))
    if (if_range or etag) != etag or asked is None or not (asked[1] or asked[2]):
        return whole
    if not asked[1]:
        span = range(max(0, size - int(asked[2])), size)
    else:
        last = int(asked[2]) if asked[2] else size - 1
        if last < int(asked[1]):
            return whole if asked[2] else None
        span = range(int(asked[1]), min(last + 1, size))
    return span or None
