"""Audio that is no prompt of ours: an absolute address, or a sound the carrier has itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TONES = re.compile(r"[0-9pP*#]{1,100}")
_BUILT_IN = re.compile(r"sound/(beep|dtmf/[0-9pP*#]{1,100})")
MAX_LENGTH = 500


def is_reference(sound: str) -> bool:
    """Whether a prompt field holds an address or a `sound/…` instead of a prompt's key."""
    return is_built_in(sound) or is_address(sound)


def is_built_in(sound: str) -> bool:
    return _BUILT_IN.fullmatch(sound) is not None


def is_address(sound: str) -> bool:
    """An absolute http(s) address without spaces, quotes or control characters."""
    if len(sound) > MAX_LENGTH or not re.fullmatch(r"https?://[!#-;=?-\[\]_a-z~%]+", sound):
        return False
    return bool(host_of(sound))


def host_of(address: str) -> str:
    """The server an address names; empty where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
