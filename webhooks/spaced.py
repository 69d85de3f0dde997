"""A phone number with the spaces that people write it with."""

from __future__ import annotations

import phonenumbers


def spaced(number: str) -> str:
    """For the eye only; what is not an E.164 number stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
