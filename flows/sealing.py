"""A secret that is kept: encrypted, with a key that hangs on SECRET_KEY and on what it is for."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Seal:
    """What was sealed for one purpose opens for no other."""

    purpose: str

    def seal(self, secret: str) -> str:
        return self._keys().encrypt(secret.encode()).decode()

    def unseal(self, sealed: str) -> str | None:
        """The secret; None when it was sealed under a SECRET_KEY that is no longer known."""
        try:
            return self._keys().decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def _keys(self) -> MultiFernet:
        """The first seals; earlier ones, as long as they are named, still open."""
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return MultiFernet([self._key(secret) for secret in secrets])

    def _key(self, secret: str) -> Fernet:
        digest = salted_hmac(self.purpose, "", secret=secret, algorithm="sha256").digest()
        return Fernet(urlsafe_b64encode(digest))
