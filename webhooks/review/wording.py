"""Phone numbers, failures and money in the words of the person who reads them."""

from __future__ import annotations

import re

import phonenumbers
from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from webhooks.models import Number

_SENTENCES = re.compile(r"\S.*?(?:\.(?=\s|$)|$)")
_NUMBER = re.compile(r"\d+")


def spoken_number(number: str) -> str:
    """A phone number as people write it; anything else as it is."""
    if not number:
        return _("a hidden number")
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def called(number: Number) -> str:
    """What people call a number of ours: its label if it has one."""
    return number.label or spoken_number(number.number)


def failure(kept: str) -> str:
    """Why a recording is missing, which is kept in English; its number is a place: `{n}`."""
    return " ".join(_failure(sentence) for sentence in _SENTENCES.findall(kept))


def _failure(sentence: str) -> str:
    key = _NUMBER.sub("{n}", sentence, count=1)
    told, number = _(key), _NUMBER.search(sentence)
    # A sentence the catalogue does not hold stays as it was kept.
    return told.replace("{n}", number[0] if number else "") if told != key else sentence


def money(cost: int | None) -> str:
    """An amount in 1/10 000 of the account's currency."""
    if cost is None:
        return ""
    return amount(cost, currency=settings.ELKS_CURRENCY)


def amount(ten_thousandths: int, *, currency: str) -> str:
    return f"{formats.number_format(ten_thousandths / 10_000, 2)} {currency}".rstrip()
