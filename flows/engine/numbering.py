"""What the numbering plans of the world say about a telephone number."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

# Whose numbers may be meant where no country code was written.
HOME = "SE"
_SEPARATORS = re.compile(r"[\s()/-]")


def meant(written: str) -> str:
    """As the carrier takes it (E.164), where it is clear which number is meant; else empty."""
    number = _parsed(written, region=HOME)
    if number is None or not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def without_separators(written: str) -> str:
    """Without what people write between digits."""
    return _SEPARATORS.sub("", written)


def is_nobodys(number: str) -> bool:
    """True for E.164 that no numbering plan gives out; a SIP address is no number."""
    parsed = _parsed(number)
    return parsed is not None and not phonenumbers.is_valid_number(parsed)


def is_swedish_mobile(number: str) -> bool:
    parsed = _parsed(number)
    return (
        parsed is not None
        and phonenumbers.region_code_for_number(parsed) == HOME
        and phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE
    )


def _parsed(number: str, *, region: str | None = None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
