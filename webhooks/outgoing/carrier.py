"""The carrier as the worker speaks to it: with the account that is set up here."""

from __future__ import annotations

from django.conf import settings

from webhooks.elks.client import Account, Client


def carrier() -> Client:
    """To be used in a `with`; never inside a transaction, since it may wait."""
    account = Account(settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD, settings.ELKS_API_URL)
    return Client(account)
