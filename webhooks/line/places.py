"""The place of a call, sealed into the address of its `next`.

Whoever gets the post back can go on without asking the database where the call stands: that saves
a round trip when all is well, and saves the call when the database is away. The place is
encrypted, since a caller's digits are in it, and bound to the call and the turn. The same place
always gives the same text, so that the same post gets the same bytes.
"""

from __future__ import annotations

import binascii
import functools
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.utils.crypto import salted_hmac
from pydantic import ValidationError

from flows.engine.runner import State

_SALT = "antler.webhooks.place"
# An address may have 2,000 characters with every proxy; a longer place stays in the database only.
MAX_LENGTH = 1600
# Most places are short; packing those costs more than it saves.
_WORTH_PACKING = 400
_PLAIN, _PACKED = b"=", b"z"
# What decides a turn; a state of many variables is far from it.
_MAX_STATE_BYTES = 64 * 1024


@dataclass(frozen=True)
class Place:
    """Where a call stands: the version it is on and the engine's state."""

    version_id: int
    state: State


def place_of_attempt(version_id: int, *, ours: str, to: str, variables: Mapping[str, str]) -> Place:
    """Where a call of our own will begin: who rings whom, and what is given along."""
    facts = {"caller": ours, "called": to, "direction": "outgoing"}
    return Place(version_id, State(node=None, variables={**variables, **facts}))


def seal(place: Place, *, callid: str, seq: int) -> str | None:
    """The text for the address of turn `seq`; None when it would be too long for an address."""
    plain = f"{place.version_id} {place.state.model_dump_json(exclude_defaults=True)}".encode()
    packed = _PLAIN + plain if len(plain) < _WORTH_PACKING else _PACKED + zlib.compress(plain)
    sealed = _cipher(settings.SECRET_KEY).encrypt(packed, _bound_to(callid, seq))
    text = urlsafe_b64encode(sealed).rstrip(b"=").decode()
    return text if len(text) <= MAX_LENGTH else None


def unseal(text: str, *, callid: str, seq: int) -> Place | None:
    """What was sealed for this call and turn; None for anything else."""
    if not 0 < len(text) <= MAX_LENGTH:
        return None
    try:
        sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        return None
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            packed = _cipher(key).decrypt(sealed, _bound_to(callid, seq))
        except (InvalidTag, ValueError):
            continue
        return _read(packed)
    return None


def _read(packed: bytes) -> Place | None:
    plain = packed[1:]
    if packed[:1] == _PACKED:
        plain = zlib.decompressobj().decompress(plain, _MAX_STATE_BYTES)
    version_id, _, state = plain.partition(b" ")
    try:
        return Place(int(version_id), State.model_validate_json(state))
    except ValidationError:
        # Sealed by another release whose states had another shape: the database knows.
        return None


def _bound_to(callid: str, seq: int) -> list[bytes]:
    return [callid.encode(), str(seq).encode()]


@functools.cache
def _cipher(key: str) -> AESSIV:
    return AESSIV(salted_hmac(_SALT, "", secret=key, algorithm="sha512").digest())
