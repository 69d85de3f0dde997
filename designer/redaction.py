"""What the log may hold: no tokens and passwords, and no line or colour that a stranger wrote."""

from __future__ import annotations

import logging
import re

from webhooks.review.masking import without_tokens

_NAMED = re.compile(
    r"""(?i)\b((?:token|password|secret|authorization)["']?\s*[=:]\s*["']?)"""
    r"""(?:basic |token |bearer )?[^\s&"',]+"""
)
_SECRETS = (
    (re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^/@\s]+@"), r"\1…@"),
    (_NAMED, r"\1…"),
    (re.compile(r"\b([Bb]asic )[A-Za-z0-9+/]{8,}=*"), r"\1…"),
)
# Line ends of every kind, a terminal's escape codes, and marks that turn the direction of writing.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def redact(text: str) -> str:
    """The text with every token, password and user part of a URL replaced by an ellipsis."""
    text = without_tokens(text)
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


def escape_controls(text: str) -> str:
    r"""The text on one line, as Python would write it: a line end as `\n`, an escape as `\x1b`."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class RedactingFormatter(logging.Formatter):
    """Redacts and escapes the whole output: what a traceback quotes as well as the message."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return escape_controls(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        lines = redact(super().format(record)).split("\n")
        # A traceback keeps its lines, set in: what it quotes cannot pass for a line of the log.
        return "\n  ".join(escape_controls(line) for line in lines)
