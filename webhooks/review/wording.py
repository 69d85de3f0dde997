"""Phone numbers, failures and money in the words of the person who reads them."""

from __future__ import annotations

import re

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from webhooks.models import Number
from webhooks.spaced import spaced

_SENTENCES = re.compile(r"\S.*?(?:\.(?=\s|$)|$)")
_NUMBER = re.compile(r"\d+")


def spoken_number(number: str) -> str:
    """A phone number as people write it; anything else as it is."""
    return spaced(number) if number else _("a hidden number")


def called(number: Number) -> str:
    """What people call a number of ours: its label if it has one."""
    return number.label or spoken_number(number.number)


def failure(kept: str) -> str:
    """Why a recording is missing, which is kept in English; its number may be a place: `{n}`."""
    return " ".join(_failure(sentence) for sentence in _SENTENCES.findall(kept))


def _failure(sentence: str) -> str:
    key, number = _NUMBER.sub("{n}", sentence, count=1), _NUMBER.search(sentence)
    told = _(key)
    if told == key:
        # Its numbers are its own, or the catalogue does not hold it and it stays as it was kept.
        return _(sentence)
    return told.replace("{n}", number[0] if number else "")


def money(cost: int | None) -> str:
    """An amount in 1/10 000 of the account's currency."""
    if cost is None:
        return ""
    return amount(cost, currency=settings.ELKS_CURRENCY)


def amount(ten_thousandths: int, *, currency: str) -> str:
    return f"{formats.number_format(ten_thousandths / 10_000, 2)} {currency}".rstrip()
