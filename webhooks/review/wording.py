"""Phone numbers and money in the words of the person who reads them."""

from __future__ import annotations

import phonenumbers
from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _


def spoken_number(number: str) -> str:
    """A phone number as people write it; anything else as it is."""
    if not number:
        return _("a hidden number")
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def money(cost: int | None) -> str:
    """An amount in 1/10 000 of the account's currency."""
    if cost is None:
        return ""
    return f"{formats.number_format(cost / 10_000, 2)} {settings.ELKS_CURRENCY}"
