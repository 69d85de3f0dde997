"""A secret of somebody else's that is kept: encrypted, with a key that hangs on SECRET_KEY."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_SALT = "antler.webhooks.carrier.sealing"


def seal(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The secret; None when it was sealed under a SECRET_KEY that is no longer known."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _keys() -> MultiFernet:
    """The first seals; earlier ones, as long as they are named, still open."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_key(secret) for secret in secrets])


def _key(secret: str) -> Fernet:
    digest = salted_hmac(_SALT, "", secret=secret, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(digest))
