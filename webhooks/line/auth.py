"""Who may post to the call face.

The carrier signs nothing: unguessable addresses and, if set, its IP addresses have to do.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
from base64 import urlsafe_b64encode
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.utils.crypto import constant_time_compare

_SALT = "antler.webhooks.call"


def call_token(callid: str) -> str:
    """What the addresses given out in a call carry: it fits this call only."""
    return _token(callid, settings.SECRET_KEY)


def token_fits(token: str, callid: str) -> bool:
    """Compared in constant time; older secret keys are good for calls that began under them."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(token, _token(callid, key)) for key in keys)


def row_token(kind: str, row_id: int) -> str:
    """What the address of a row of ours carries: an attempt's, or a message's."""
    return _token(f"{kind} {row_id}", settings.SECRET_KEY)


def row_token_fits(token: str, kind: str, row_id: int) -> bool:
    return token_fits(token, f"{kind} {row_id}")


def secret_fits(given: str, wanted: str) -> bool:
    return constant_time_compare(given, wanted)


def source_allowed(source: str) -> bool:
    """Whether `source` is one of ELKS_ALLOWED_IPS; when that is empty, anybody is."""
    if not settings.ELKS_ALLOWED_IPS:
        return True
    found = _address(source)
    return found is not None and any(found == _address(ip) for ip in settings.ELKS_ALLOWED_IPS)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """An address however it is spelt; an IPv4 one may come in IPv6's clothes."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@functools.lru_cache(maxsize=10_000)
def _token(callid: str, key: str) -> str:
    """Kept for the calls going on: each of their posts brings it, and each answer gives it out."""
    digest = hmac.digest(_derived(key), callid.encode(), "sha256")
    return urlsafe_b64encode(digest[:24]).decode()


@functools.cache
def _derived(key: str) -> bytes:
    """A key of our own; hashing it anew for every address would be most of a token's cost."""
    return hashlib.sha256(f"{_SALT}{key}".encode()).digest()
