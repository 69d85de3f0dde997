"""Numbers of people, understood as they type them, or refused with the reason."""

from __future__ import annotations

from django.utils.translation import gettext as _

from flows.engine.fields import SIP
from flows.engine.numbering import meant, why_not
from flows.problems import Problem
from flows.wrong_numbers import reason

MOST_NUMBERS = 10


def understood_all(written: list[str]) -> list[str]:
    """E.164 or SIP, each once, the main one first; a Problem names each that is wrong."""
    found: list[str] = []
    wrong: dict[str, list[str]] = {}
    for place, each in enumerate(written):
        number, sentence = understood(each)
        if sentence:
            wrong[f"numbers.{place}"] = [sentence]
        elif number not in found:
            found.append(number)
    if not written:
        wrong["numbers"] = [_("Give at least one number.")]
    if wrong:
        raise Problem(next(iter(wrong.values()))[0], **wrong)
    return found


def understood(written: str) -> tuple[str, str]:
    """The number and no sentence, or no number and what is wrong with it."""
    text = written.strip()
    if text.lower().startswith(("sip:", "sips:")):
        scheme, _colon, rest = text.partition(":")
        address = f"{scheme.lower()}:{rest}"
        if SIP.fullmatch(address):
            return address, ""
        return "", _("Write a SIP address like sip:anna@example.com.")
    number = meant(text)
    # An extension would be lost.
    sentence = why_not(text)
    if number and "extension" not in sentence:
        return number, ""
    return "", reason(text)
