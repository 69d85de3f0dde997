"""Values said to a caller: the address names the words, and the file is made when it is asked for.

No turn waits for it, and the database is not needed: the clips lie in one file on the shelf, and
the address holds its sha256 and the words, so that it always means the very same sound. It is
signed, or anybody could have anything said.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from urllib.parse import quote

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from flows.audio.bank import Bank, read_bank, stitched

_SALT = "antler.webhooks.saying"
_BETWEEN = "_"
_SIGNATURE = 32
_MOST_WORDS = 200
_MOST_BANKS = 8


def said_url(bank: str, words: Sequence[str]) -> str:
    """`bank` is the sha256 of the file of clips."""
    text = _BETWEEN.join(words)
    signature = _signature(bank, text, settings.SECRET_KEY)
    return f"{settings.CALLS_URL}/p/say/{bank}/{signature}/{quote(text)}.wav"


def said(place: str, *, read: Callable[[str], bytes]) -> bytes | None:
    """The sound of an address of ours (a path as WSGI gives it); None where it is none.

    `read` gives the file of clips by its sha256.
    """
    bank, _, rest = place.partition("/")
    signature, _, raw = rest.partition("/")
    try:
        text = raw.encode("latin-1").decode()
    except UnicodeError:
        return None
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(signature, _signature(bank, text, key)) for key in keys):
        return None
    words = text.split(_BETWEEN)[:_MOST_WORDS]
    try:
        return stitched(_bank(bank, read), words)
    except KeyError:
        return None


@functools.lru_cache(maxsize=_MOST_BANKS)
def _bank(sha256: str, read: Callable[[str], bytes]) -> Bank:
    return read_bank(read(sha256))


def _signature(bank: str, text: str, key: str) -> str:
    found = salted_hmac(_SALT, f"{bank}/{text}", secret=key, algorithm="sha256")
    return found.hexdigest()[:_SIGNATURE]
