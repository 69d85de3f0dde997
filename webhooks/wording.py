"""Numbers, times and money in the words of the person who reads them."""

from __future__ import annotations

from datetime import datetime

import phonenumbers
from django.conf import settings
from django.utils import formats, timezone
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


def day_and_time(moment: datetime, *, now: datetime) -> str:
    """“3 May 14:02” on our clock; another year is named."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    return formats.date_format(local, "j F H:i" if local.year == today.year else "j F Y H:i")


def minutes(seconds: float | None) -> str:
    """“1:15”, or “1:02:03” from an hour on."""
    if seconds is None:
        return ""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def money(cost: int | None) -> str:
    """An amount in 1/10 000 of the account's currency."""
    if cost is None:
        return ""
    return f"{formats.number_format(cost / 10_000, 2)} {settings.ELKS_CURRENCY}"
