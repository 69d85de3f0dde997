"""Whether our account works, as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from webhooks.carrier.accounts import HURRIED, carrier
from webhooks.elks.client import CarrierTrouble
from webhooks.elks.forms import read_int
from webhooks.review.wording import amount, failure


@dataclass(frozen=True)
class Trial:
    works: bool
    sentence: str


def try_account() -> Trial:
    """Ask the carrier who we are, with the account that is kept."""
    try:
        with carrier(HURRIED) as client:
            me = client.me()
    except CarrierTrouble as trouble:
        return Trial(False, failure(trouble.sentence))
    name = str(me.get("displayname") or me.get("id") or "")
    balance = read_int(str(me.get("balance", "")))
    if balance is None:
        return Trial(True, _("The account works: {name}.").format(name=name))
    sentence = _("The account works: {name}. There is {balance} on it.")
    held = amount(balance, currency=str(me.get("currency") or ""))
    return Trial(True, sentence.format(name=name, balance=held))
