"""Our account at the carrier: entered in the admin, else taken from the environment."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from webhooks.carrier.pace import take_turn
from webhooks.carrier.sealing import seal, unseal
from webhooks.elks.client import Account, CarrierTrouble, Client, Patience
from webhooks.elks.trouble import said
from webhooks.models import CarrierAccount

# Somebody sits and waits for the outcome.
HURRIED = Patience(tries=2, first_pause=0.5, longest_pause=2)


class NoAccount(CarrierTrouble):
    """There is nobody to be at the carrier."""


def keep_account(*, username: str, password: str | None, now: datetime) -> CarrierAccount:
    """Enter the account; without a password the one that is kept stays."""
    facts: dict[str, object] = {"username": username, "changed_at": now}
    if password:
        facts["sealed_password"] = seal(password)
    row, _made = CarrierAccount.objects.update_or_create(id=1, defaults=facts)
    return row


def account() -> Account:
    """The account to use now; `NoAccount` tells what is missing."""
    kept = CarrierAccount.objects.first()
    if kept is None:
        return _from_environment()
    password = unseal(kept.sealed_password)
    if password is None:
        raise NoAccount(
            said("The carrier account's password cannot be read any more: enter it again.")
        )
    return Account(kept.username, password, settings.ELKS_API_URL)


def has_account() -> bool:
    try:
        account()
    except NoAccount:
        return False
    return True


def carrier(patience: Patience | None = None) -> Client:
    """A client for our account that keeps to the pace of the whole installation."""
    return Client(account(), take_turn=take_turn, patience=patience)


def _from_environment() -> Account:
    if not (settings.ELKS_API_USERNAME and settings.ELKS_API_PASSWORD):
        raise NoAccount(said("There is no carrier account yet: enter it in the admin."))
    return Account(settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD, settings.ELKS_API_URL)
