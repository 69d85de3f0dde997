"""What the numbering plans of the world say about a telephone number."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

# Whose numbers may be meant where no country code was written.
HOME = "SE"
_E164 = re.compile(r"\+[1-9][0-9]{5,14}")
_BEGINNING = re.compile(r"\+[1-9][0-9]{0,13}\*")
_SEPARATORS = re.compile(r"[\s()/.-]")


def meant(written: str) -> str:
    """As the carrier takes it (E.164), where it is clear which number is meant; else empty."""
    number = _parsed(written, region=HOME)
    if number is None or not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def pattern_meant(written: str) -> str:
    """E.164, or what many numbers begin with and a `*` (+4670*); empty where neither is clear.

    A whole number is taken as it is: callers may show one that nobody can have.
    """
    bare = _SEPARATORS.sub("", written)
    if _E164.fullmatch(bare):
        return bare
    if not bare.endswith("*"):
        return meant(written)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    elif bare.startswith("0"):
        bare = f"+{phonenumbers.country_code_for_region(HOME)}{bare[1:]}"
    return bare if _BEGINNING.fullmatch(bare) else ""


def matches(pattern: str, number: str) -> bool:
    """Whether the number is the one, or begins as `pattern_meant` gave it."""
    if pattern.endswith("*"):
        return number.startswith(pattern.removesuffix("*"))
    return number == pattern


def is_country(code: str) -> bool:
    """Two letters that have numbers of their own."""
    return code in phonenumbers.SUPPORTED_REGIONS


def is_of_country(number: str, code: str) -> bool:
    parsed = _parsed(number)
    if parsed is None:
        return False
    region = phonenumbers.region_code_for_number(parsed)
    # Numbers that nobody can have still begin with the country's code.
    return region == code or (
        region is None and parsed.country_code == phonenumbers.country_code_for_region(code)
    )


def as_meant(written: str) -> str:
    """E.164 where it is clear which number is meant, else what was written.

    What callers press and what tables hold is a number as people know it (070-123 45 67).
    """
    bare = _SEPARATORS.sub("", written)
    return bare if _E164.fullmatch(bare) else meant(written) or written.strip()


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


def is_premium(number: str) -> bool:
    """One that costs much more than its country's others, or lies in no country (satellites)."""
    parsed = _parsed(number)
    return parsed is not None and (
        phonenumbers.number_type(parsed) == PhoneNumberType.PREMIUM_RATE
        or phonenumbers.region_code_for_number(parsed)
        == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
    )


def is_abroad(number: str, *, seen_from: str) -> bool:
    """Whether it is of another country than that number; HOME, where that one has none."""
    parsed, here = _parsed(number), _parsed(seen_from)
    home = (phonenumbers.region_code_for_number(here) if here else None) or HOME
    return parsed is not None and phonenumbers.region_code_for_number(parsed) != home


def why_not(written: str) -> str:
    """An English sentence of what is wrong with what is no number anybody can have."""
    try:
        number = phonenumbers.parse(written, HOME)
    except phonenumbers.NumberParseException as unreadable:
        if unreadable.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            return "“{number}” begins with no country's code."
        return "“{number}” is no telephone number: write it like 070-123 45 67 or +46701234567."
    if number.extension:
        return "“{number}” has an extension, which cannot be rung: leave it out."
    sentences = {
        ValidationResult.TOO_SHORT: "“{number}” is too short: look for a missing digit.",
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "“{number}” lacks the area code: add it.",
        ValidationResult.TOO_LONG: "“{number}” is too long: look for a digit too many.",
    }
    nobodys = "Nobody can have the number “{number}”: look for a wrong digit."
    return sentences.get(phonenumbers.is_possible_number_with_reason(number), nobodys)


def _parsed(number: str, *, region: str | None = None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
