"""Keeps secrets out of the log: tokens in the carrier's addresses, passwords in URLs."""

from __future__ import annotations

import logging
import re

_NAMED = re.compile(
    r"""(?i)\b((?:token|password|secret|authorization)["']?\s*[=:]\s*["']?)"""
    r"""(?:basic |token |bearer )?[^\s&"',]+"""
)
_SECRETS = (
    (re.compile(r"(/elks/(?:next|hangup|recording)/)[^/\s?]+"), r"\1…"),
    (re.compile(r"(/elks/(?:dial|dialled|delivered)/[0-9]+/)[^/\s?]+"), r"\1…"),
    (re.compile(r"(/elks/start/[^/\s]+/)[^/\s?]+"), r"\1…"),
    (re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^/@\s]+@"), r"\1…@"),
    (_NAMED, r"\1…"),
    (re.compile(r"\b([Bb]asic )[A-Za-z0-9+/]{8,}=*"), r"\1…"),
)


def redact(text: str) -> str:
    """The text with every token, password and user part of a URL replaced by an ellipsis."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class RedactingFormatter(logging.Formatter):
    """Redacts the whole output: what a traceback quotes as well as the message."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))
